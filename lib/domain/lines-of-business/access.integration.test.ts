/** Every operation on lines of business × who asks × whose it is: each refusal beside a case that is allowed. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import { aFlow, aPrompt, person } from "#lib/testing/builders.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { testServices, type TestServices } from "#lib/testing/services.ts";
import * as area from "./index.ts";
import {
  archiveLob,
  checkMoving,
  createLob,
  deletePlaybook,
  deleteQueueMapping,
  endEmergency,
  exportLob,
  exportQueueMappings,
  findMoving,
  importLob,
  listClosures,
  listHolidayPlaces,
  listPublicHolidays,
  listEmergencies,
  listLobs,
  loadLineOfBusiness,
  offeredQueues,
  openLob,
  prepareLobImport,
  prepareQueueImport,
  previewForCallers,
  recordedMoving,
  raiseEmergency,
  restoreSetting,
  savePlaybook,
  saveQueueMapping,
  saveSettings,
  settingHistory,
  suggestPrompts,
  undoMoving,
  whatCallersHear,
} from "./index.ts";

let engine: TestDatabase;
let deps: TestServices;

beforeAll(async () => {
  engine = await startDatabase();
  deps = testServices(engine);
});
afterAll(() => engine.stop());

const requestId = "access";
const editor = person("editors");
const queue = {
  QueueName: "Billing",
  QueueArn: "arn:aws:connect:us-east-1:123456789012:instance/11111111/queue/b1",
  Priority: 3,
  IsActive: true,
};
const text = {
  Name: "Storm",
  EmergencyText_en: "Closed.",
  EmergencyText_es: "Cerrado.",
  Minutes: 60,
  requestId,
};

/** Those who are limited have these lines of business: among them the one that is asked for, or not. */
const actors = {
  admin: () => person("admins"),
  editor: () => editor,
  "limited editor": (lobs) => person("editors", lobs),
  "editor of nothing": () => person("editors", []),
  supervisor: () => person("supervisors"),
  "limited supervisor": (lobs) => person("supervisors", lobs),
  "limited client": (lobs) => person("clients", lobs),
  "client of all": () => person("clients"),
  "nobody in particular": () => ({ kind: "user", name: "nobody", groups: [], lobs: "*" }),
} satisfies Record<string, (lobs: string[]) => Actor>;
type Who = keyof typeof actors;
type Expected = Record<"own" | "foreign", Record<Who, string>>;

function expected(allowed: readonly Who[], foreign: string, nothing = foreign): Expected {
  const refused = Object.fromEntries(Object.keys(actors).map((who) => [who, "FORBIDDEN"]));
  const done = Object.fromEntries(allowed.map((who) => [who, "done"]));
  const own = { ...refused, ...done, "editor of nothing": nothing } as Record<Who, string>;
  const limited = allowed.filter((who) => who.startsWith("limited"));
  return {
    own,
    foreign: { ...own, ...Object.fromEntries(limited.map((who) => [who, foreign])) },
  };
}

const writers: Who[] = ["admin", "editor", "limited editor"];
const readers: Who[] = [...writers, "supervisor", "limited supervisor"];
const writing = expected(writers, "NOT_FOUND");
const reading = expected(readers, "NOT_FOUND");
/** What belongs to no line of business. */
const everybodys = expected([...readers, "editor of nothing"], "done");

const made = (lob: string) => `${lob}-new`;
const copied = (lob: string) => `${lob}-copy`;
/** Whoever is limited to others may still make the copy: what is foreign is what it would be a copy of. */
const lobsOf = {
  own: (lob: string) => [lob, made(lob), copied(lob)],
  foreign: (lob: string) => ["elsewhere", copied(lob)],
};

type Stage = {
  lob: string;
  /** An import into it, once one is needed. */
  imported?: string;
};
type Operation = {
  expected: Expected;
  run: (actor: Actor, stage: Stage) => Promise<unknown>;
  /** Whether it needs a line of business of its own where it is allowed. */
  changes?: false;
};

const mapping = { Intent: "billing", Language: "*" as const, ...queue };
const key = ({ lob }: Stage) => ({ lob, intent: "billing", language: "*" as const, requestId });
const until = () => new Date(deps.clock.now().getTime() + 3_600_000).toISOString();

const operations: Record<string, Operation> = {
  openLob: { expected: reading, changes: false, run: (actor, { lob }) => openLob(deps, actor, { lob }) },
  settingHistory: {
    expected: reading,
    changes: false,
    run: (actor, { lob }) => settingHistory(deps, actor, { lob, key: "SETTING#DisplayName" }),
  },
  whatCallersHear: {
    expected: reading,
    changes: false,
    run: (actor, { lob }) => whatCallersHear(deps, actor, { lob }),
  },
  listHolidayPlaces: {
    expected: everybodys,
    changes: false,
    run: (actor) => listHolidayPlaces(deps, actor, { country: "US", language: "en" }),
  },
  listPublicHolidays: {
    expected: everybodys,
    changes: false,
    run: (actor) => listPublicHolidays(deps, actor, { country: "US", year: 2026, language: "en" }),
  },
  previewForCallers: {
    expected: reading,
    changes: false,
    run: (actor, { lob }) =>
      previewForCallers(deps, actor, { lob, settings: { CallbackEnabled: { from: false, to: true } } }),
  },
  exportQueueMappings: {
    expected: reading,
    changes: false,
    run: (actor, { lob }) => exportQueueMappings(deps, actor, { lob }),
  },
  offeredQueues: {
    expected: reading,
    changes: false,
    run: async (actor, { lob }) => offeredQueues({}, actor, await openLob(deps, editor, { lob })),
  },
  prepareQueueImport: {
    expected: writing,
    changes: false,
    run: (actor, { lob }) =>
      prepareQueueImport(deps, actor, new TextEncoder().encode("Intent,Language,QueueName,QueueArn\n"), lob),
  },
  exportLob: {
    expected: reading,
    changes: false,
    run: (actor, { lob }) => exportLob(deps, actor, { lob }),
  },
  prepareLobImport: {
    expected: expected(writers, "FORBIDDEN"),
    changes: false,
    run: async (actor, { lob }) => prepareLobImport(deps, actor, (await aFile(lob)).bytes),
  },
  checkMoving: {
    expected: expected(writers, "FORBIDDEN"),
    changes: false,
    run: async (actor, { lob }) => {
      const { bytes, input } = await aFile(lob);
      return checkMoving(deps, actor, bytes, input);
    },
  },
  saveSettings: {
    expected: writing,
    run: (actor, { lob }) =>
      saveSettings(deps, actor, { lob, changes: { CallbackEnabled: { from: false, to: true } }, requestId }),
  },
  restoreSetting: {
    expected: writing,
    run: async (actor, { lob }) => {
      const history = await deps.history.of(`CONFIG#${lob}#SETTING#MaxInvalidAttempts`);
      const at = history.items[0]?.At ?? "";
      const restored = { lob, key: "SETTING#MaxInvalidAttempts", at, side: "Before" as const, version: 1 };
      return restoreSetting(deps, actor, { ...restored, requestId });
    },
  },
  saveQueueMapping: {
    expected: writing,
    run: (actor, stage) =>
      saveQueueMapping(deps, actor, { ...key(stage), changes: { Priority: { from: 3, to: 9 } } }),
  },
  deleteQueueMapping: {
    expected: writing,
    run: (actor, stage) => deleteQueueMapping(deps, actor, { ...key(stage), version: 1 }),
  },
  importLob: {
    expected: expected(writers, "FORBIDDEN"),
    run: async (actor, { lob }) => {
      const { bytes, input } = await aFile(lob);
      return importLob(deps, actor, await checkMoving(deps, editor, bytes, input), () => undefined);
    },
  },
  findMoving: {
    expected: expected(writers, "FORBIDDEN"),
    changes: false,
    run: async (actor, stage) => findMoving(deps, actor, await imported(stage)),
  },
  recordedMoving: {
    expected: expected(writers, "FORBIDDEN"),
    changes: false,
    run: async (actor, stage) => recordedMoving(deps, actor, await imported(stage)),
  },
  undoMoving: {
    expected: expected(writers, "FORBIDDEN"),
    run: async (actor, stage) => {
      const id = await imported(stage);
      const found = await findMoving(deps, editor, id);
      return undoMoving(deps, actor, { import: id, id: randomUUID() }, found, () => undefined);
    },
  },
  archiveLob: {
    expected: writing,
    run: (actor, { lob }) => archiveLob(deps, actor, { lob, archived: true, confirmation: lob, requestId }),
  },
  createLob: {
    // To make one, its key must be among one's own: there is nothing yet to be hidden.
    expected: expected(writers, "FORBIDDEN"),
    run: (actor, { lob }) => createLob(deps, actor, { LOB: made(lob), DisplayName: "New", requestId }),
  },
  "createLob as a copy": {
    expected: expected(writers, "NOT_FOUND", "FORBIDDEN"),
    run: (actor, { lob }) =>
      createLob(deps, actor, { LOB: copied(lob), DisplayName: "Copy", copyOf: lob, requestId }),
  },
  raiseEmergency: {
    expected: reading,
    run: (actor, { lob }) =>
      raiseEmergency(deps, actor, { lobs: [lob], Reason: "Storm", ...text, Until: until(), requestId }),
  },
  endEmergency: {
    expected: reading,
    run: (actor, { lob }) => endEmergency(deps, actor, { lobs: [lob], requestId }),
  },
  savePlaybook: {
    expected: expected(writers, "FORBIDDEN"),
    run: (actor, { lob }) => savePlaybook(deps, actor, { ...text, LOBs: [lob], version: 0 }),
  },
  deletePlaybook: {
    expected: expected(writers, "NOT_FOUND"),
    run: async (actor, { lob }) => {
      const { id } = await savePlaybook(deps, editor, { ...text, LOBs: [lob], version: 0 });
      return deletePlaybook(deps, actor, { id, version: 1, requestId });
    },
  },
};

/** The export of a line of business, and what confirms its import as it was shown. */
async function aFile(lob: string) {
  const bytes = new TextEncoder().encode(JSON.stringify(await exportLob(deps, editor, { lob })));
  const { digest, items } = await prepareLobImport(deps, editor, bytes);
  const seen = { items: items.map(({ version }) => version), prompts: [] };
  return { bytes, input: { id: randomUUID(), fileName: "file", digest, seen, replace: [] } };
}

/** An import that took a setting back to what it was; the values are as before it. */
async function imported(stage: Stage): Promise<string> {
  const { lob } = stage;
  if (stage.imported) return stage.imported;
  const found = await deps.configs.open(lob);
  const from = found?.config.values.MaxQueueWaitSeconds ?? 0;
  const { bytes, input } = await aFile(lob);
  const change = { lob, changes: { MaxQueueWaitSeconds: { from, to: from + 1 } }, requestId };
  await saveSettings(deps, editor, change);
  const plan = await prepareLobImport(deps, editor, bytes);
  const seen = { items: plan.items.map(({ version }) => version), prompts: [] };
  const checked = await checkMoving(deps, editor, bytes, { ...input, seen });
  await importLob(deps, editor, checked, () => undefined);
  return (stage.imported = input.id);
}

let count = 0;
async function aStage(): Promise<Stage> {
  count += 1;
  const lob = `access-${count}`;
  await createLob(deps, editor, { LOB: lob, DisplayName: lob, requestId: lob });
  await saveSettings(deps, editor, {
    lob,
    changes: { MaxInvalidAttempts: { from: 3, to: 5 } },
    requestId,
  });
  const { Intent: intent, Language: language, ...contents } = mapping;
  const changes = Object.fromEntries(Object.entries(contents).map(([field, to]) => [field, { to }]));
  await saveQueueMapping(deps, editor, { lob, intent, language, isNew: true, changes, requestId });
  return { lob };
}

async function outcome(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return "done";
  } catch (error) {
    if (isDomainError(error)) return error.code;
    throw error;
  }
}

let shared: Stage;
beforeAll(async () => {
  shared = await aStage();
  await imported(shared);
});

const cases = Object.entries(operations).flatMap(([operation, { expected: answers }]) =>
  (["own", "foreign"] as const).flatMap((whose) =>
    Object.entries(answers[whose]).map(([who, answer]) => ({ operation, whose, who: who as Who, answer })),
  ),
);

describe("whoever asks", () => {
  test.each(cases)("$operation, $who, $whose: $answer", async ({ operation, whose, who, answer }) => {
    const { run, changes } = operations[operation] as Operation;
    const isRefused = answer !== "done";
    const stage = isRefused || changes === false ? shared : await aStage();
    const actor = actors[who](lobsOf[whose](stage.lob));
    const before = await deps.configs.open(stage.lob);
    expect(await outcome(() => run(actor, stage))).toBe(answer);
    if (isRefused) expect(await deps.configs.open(stage.lob)).toEqual(before);
  });

  test("each operation of the area is among them, or is told apart below", () => {
    const takesActor = /^(async )?(function )?\w*\s*\(_?deps, actor/;
    const known = Object.entries(area).filter(
      ([, value]) => typeof value === "function" && takesActor.test(value.toString()),
    );
    const apart = ["listLobs", "listEmergencies", "listClosures", "loadLineOfBusiness", "suggestPrompts"];
    expect(known.length).toBeGreaterThan(15);
    expect(
      known.map(([name]) => name).filter((name) => !(name in operations) && !apart.includes(name)),
    ).toEqual([]);
  });
});

describe("lists hold what is one's own", () => {
  const limited = () => person("supervisors", [shared.lob]);
  const others = ["client of all", "limited client", "nobody in particular"] as const;

  test("lines of business, prepared texts and closures in force", async () => {
    const { lob: other } = await aStage();
    await raiseEmergency(deps, editor, { lobs: [other], Reason: "Storm", ...text, Until: until() });
    await savePlaybook(deps, editor, { ...text, LOBs: [shared.lob], version: 0 });
    await savePlaybook(deps, editor, { ...text, LOBs: [other], version: 0 });
    const own = await listLobs(deps, limited());
    expect(own.lobs.map(({ LOB }) => LOB)).toEqual([shared.lob]);
    expect(new Set(own.playbooks.flatMap(({ LOBs }) => LOBs))).toEqual(new Set([shared.lob]));
    expect(await listEmergencies(deps, limited())).toEqual([]);
    expect((await listLobs(deps, editor)).lobs.map(({ LOB }) => LOB)).toEqual(
      expect.arrayContaining([shared.lob, other]),
    );
    expect((await listEmergencies(deps, editor)).map(({ LOB }) => LOB)).toContain(other);
    const closures = async (actor: Actor) =>
      (await listClosures(deps, actor)).items.flatMap(({ lobs }) => lobs);
    expect(await closures(limited())).not.toContain(other);
    expect(await closures(editor)).toContain(other);
  });

  test.each(others)("nothing for %s", async (who) => {
    const actor = actors[who]([shared.lob]);
    for (const list of [listLobs, listEmergencies, listClosures])
      expect(await outcome(() => list(deps, actor))).toBe("FORBIDDEN");
  });
});

const asked = () => ({ configs: deps.configs, now: () => deps.clock.now().getTime() });

test("a function reads for every caller, and may change nothing", async () => {
  const connect: Actor = { kind: "system", name: "connect" };
  const { lob } = shared;
  expect((await loadLineOfBusiness(asked(), connect, lob))?.lob).toBe(lob);
  const change = { lob, changes: { CallbackEnabled: { from: false, to: true } }, requestId };
  expect(await outcome(() => saveSettings(deps, connect, change))).toBe("FORBIDDEN");
  expect(await outcome(() => loadLineOfBusiness(asked(), actors["client of all"](), lob))).toBe("FORBIDDEN");
});

test("a prompt of somebody else's flow can be neither named nor found", async () => {
  const [mine, theirs] = [await aFlow(deps, { lobs: [shared.lob] }), await aFlow(deps, { lobs: ["claims"] })];
  for (const flow of [mine, theirs]) await aPrompt(deps, flow, "notice");
  const { lob } = await aStage();
  const limited = person("editors", [lob, shared.lob]);
  const name = (actor: Actor, flow: string, from: string | null = null) => {
    const RecordingNoticePrompt = { from, to: `${flow}/notice` };
    return outcome(() => saveSettings(deps, actor, { lob, changes: { RecordingNoticePrompt }, requestId }));
  };
  expect(await name(limited, theirs)).toBe("VALIDATION");
  expect(await name(limited, mine)).toBe("done");
  expect(await name(editor, theirs, `${mine}/notice`)).toBe("done");
  expect(await suggestPrompts(deps, limited, { text: "" })).toEqual([`${mine}/`]);
  expect(await suggestPrompts(deps, limited, { text: `${mine}/` })).toEqual([`${mine}/notice`]);
  expect(await suggestPrompts(deps, limited, { text: `${theirs}/` })).toEqual([]);
  expect(await suggestPrompts(deps, editor, { text: `${theirs}/n` })).toEqual([`${theirs}/notice`]);
  expect(await outcome(() => suggestPrompts(deps, actors["nobody in particular"](), { text: "" }))).toBe(
    "FORBIDDEN",
  );
});
