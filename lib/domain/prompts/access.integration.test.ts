import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import { aFlow, aPrompt, contents, person } from "#lib/testing/builders.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { testServices, type TestServices } from "#lib/testing/services.ts";
import {
  createFlow,
  createPrompt,
  deletePrompt,
  exportPrompts,
  listFlows,
  listPrompts,
  openPrompt,
  restorePrompt,
  saveFlow,
  savePrompt,
} from "./index.ts";

let engine: TestDatabase;
let deps: TestServices;

beforeAll(async () => {
  engine = await startDatabase();
  deps = testServices(engine);
});
afterAll(() => engine.stop());

const requestId = "access";
const actors = {
  admin: person("admins"),
  editor: person("editors"),
  "editor of retail": person("editors", ["retail"]),
  supervisor: person("supervisors"),
  "client of retail": person("clients", ["retail"]),
  "nobody in particular": { kind: "user", name: "nobody", groups: [], lobs: "*" } as Actor,
  "editor of nothing": person("editors", []),
} satisfies Record<string, Actor>;
type Who = keyof typeof actors;

/** What each operation answers over a flow of these lines of business: done, or the refusal's code. */
type Expected = Record<"retail" | "claims" | "retail and claims" | "none", Partial<Record<Who, string>>>;
const lobsOf = {
  retail: ["retail"],
  claims: ["claims"],
  "retail and claims": ["retail", "claims"],
  none: [],
};

const refusedToAll = (code: string) =>
  Object.fromEntries(Object.keys(actors).map((who) => [who, code])) as Record<Who, string>;
const everywhere = (done: Partial<Record<Who, string>>): Expected[keyof Expected] => ({
  ...refusedToAll("FORBIDDEN"),
  ...done,
});

const unlimited = { admin: "done", editor: "done" };
const writing: Expected = {
  retail: everywhere({ ...unlimited, "editor of retail": "done", "editor of nothing": "NOT_FOUND" }),
  claims: everywhere({ ...unlimited, "editor of retail": "NOT_FOUND", "editor of nothing": "NOT_FOUND" }),
  "retail and claims": everywhere({
    ...unlimited,
    "editor of retail": "FORBIDDEN",
    "editor of nothing": "NOT_FOUND",
  }),
  none: everywhere({ ...unlimited, "editor of retail": "NOT_FOUND", "editor of nothing": "NOT_FOUND" }),
};
const readers = { ...unlimited, supervisor: "done", "nobody in particular": "FORBIDDEN" };
const own = { "editor of retail": "done", "client of retail": "done", "editor of nothing": "NOT_FOUND" };
const foreign = {
  "editor of retail": "NOT_FOUND",
  "client of retail": "NOT_FOUND",
  "editor of nothing": "NOT_FOUND",
};
const reading: Expected = {
  retail: { ...readers, ...own },
  claims: { ...readers, ...foreign },
  "retail and claims": { ...readers, ...own },
  none: { ...readers, ...foreign },
};

type Stage = { flow: string; name: string };
const operations: Record<
  string,
  { expected: Expected; run: (actor: Actor, stage: Stage) => Promise<unknown> }
> = {
  listPrompts: { expected: reading, run: (actor, { flow }) => listPrompts(deps, actor, { flow }) },
  openPrompt: { expected: reading, run: (actor, stage) => openPrompt(deps, actor, stage) },
  createPrompt: {
    expected: writing,
    run: (actor, { flow }) =>
      createPrompt(deps, actor, { flow, PromptName: "another", ...contents(), requestId }),
  },
  savePrompt: {
    expected: writing,
    run: (actor, stage) =>
      savePrompt(deps, actor, { ...stage, changes: { Category: { from: "greeting", to: "x" } }, requestId }),
  },
  deletePrompt: {
    expected: writing,
    run: (actor, stage) =>
      deletePrompt(deps, actor, { ...stage, version: 1, confirmation: stage.name, requestId }),
  },
  restorePrompt: {
    expected: writing,
    run: async (actor, stage) => {
      const history = await deps.history.of(`PROMPT#${stage.flow}#${stage.name}`);
      const at = history.items.at(-1)?.At ?? "";
      return restorePrompt(deps, actor, { ...stage, at, side: "After", version: 1, requestId });
    },
  },
};

async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (isDomainError(error)) return error.code;
    throw error;
  }
}

for (const [operation, { expected, run }] of Object.entries(operations))
  describe(operation, () => {
    for (const [lobs, answers] of Object.entries(expected))
      for (const [who, answer] of Object.entries(answers))
        test(`${who} over a flow of ${lobs}: ${answer}`, async () => {
          const flow = await aFlow(deps, { lobs: lobsOf[lobs as keyof Expected] });
          await aPrompt(deps, flow, "welcome", { IsClientVisible: true });
          const before = await deps.prompts.all(flow);
          expect(await outcome(run(actors[who as Who], { flow, name: "welcome" }))).toBe(answer);
          if (answer !== "done") expect(await deps.prompts.all(flow)).toEqual(before);
        });
  });

test("a client sees client-visible prompts only, and neither figures nor history", async () => {
  const flow = await aFlow(deps);
  await aPrompt(deps, flow, "seen", { IsClientVisible: true });
  await aPrompt(deps, flow, "unseen", { IsClientVisible: false });
  const client = actors["client of retail"];
  const page = await listPrompts(deps, client, { flow });
  expect(page.prompts.items.map((prompt) => prompt.PromptName)).toEqual(["seen"]);
  expect(page.flow.figures).toBeUndefined();
  expect((await openPrompt(deps, client, { flow, name: "seen" })).history).toBeUndefined();
  expect(await outcome(openPrompt(deps, client, { flow, name: "unseen" }))).toBe("NOT_FOUND");
  expect(await outcome(openPrompt(deps, actors.supervisor, { flow, name: "unseen" }))).toBe("done");
});

test("a client is not told of a flow that has nothing for them", async () => {
  const flow = await aFlow(deps, { lobs: ["retail"] });
  await aPrompt(deps, flow, "unseen", { IsClientVisible: false });
  const client = actors["client of retail"];
  const exported = async () => {
    let file = "";
    for await (const part of exportPrompts(deps, client, { flow })) file += part;
    return file;
  };
  const isListed = async (actor: Actor) =>
    (await listFlows(deps, actor, { whole: true })).items.some(({ FlowName }) => FlowName === flow);
  expect([await isListed(client), await isListed(actors.supervisor)]).toEqual([false, true]);
  expect(await outcome(listPrompts(deps, client, { flow }))).toBe("NOT_FOUND");
  expect(await outcome(exported())).toBe("NOT_FOUND");

  const show = (from: boolean) =>
    savePrompt(deps, actors.editor, {
      flow,
      name: "unseen",
      changes: { IsClientVisible: { from, to: !from } },
      requestId,
    });
  await show(false);
  expect([await isListed(client), await outcome(listPrompts(deps, client, { flow }))]).toEqual([
    true,
    "done",
  ]);
  expect(await exported()).toContain("unseen");
  await show(true);
  expect(await isListed(client)).toBe(false);
});

test("the list of flows holds one's own lines of business only", async () => {
  const [mine, theirs] = [await aFlow(deps, { lobs: ["retail"] }), await aFlow(deps, { lobs: ["claims"] })];
  const names = async (actor: Actor) => (await listFlows(deps, actor)).items.map((flow) => flow.FlowName);
  expect(await names(actors["editor of retail"])).toContain(mine);
  expect(await names(actors["editor of retail"])).not.toContain(theirs);
  expect(await names(actors.editor)).toEqual(expect.arrayContaining([mine, theirs]));
});

test("nobody gives a flow to a line of business that is not theirs", async () => {
  const editor = actors["editor of retail"];
  const flow = (LOBs: string[]) => ({ FlowName: `Made ${LOBs.join(" ")}`, Description: "", LOBs, requestId });
  expect(await outcome(createFlow(deps, editor, flow(["retail"])))).toBe("done");
  expect(await outcome(createFlow(deps, editor, flow(["retail", "claims"])))).toBe("FORBIDDEN");
  expect(await outcome(createFlow(deps, editor, flow([])))).toBe("FORBIDDEN");
  expect(await outcome(createFlow(deps, actors.editor, flow([])))).toBe("done");
});

test("a flow is moved only between one's own lines of business", async () => {
  const move = async (actor: Actor, from: string[], LOBs: string[]) => {
    const flow = await aFlow(deps, { lobs: from });
    const seen = { Description: "", LOBs: from };
    return outcome(saveFlow(deps, actor, { flow, Description: "", LOBs, from: seen, requestId }));
  };
  const editor = actors["editor of retail"];
  expect(await move(editor, ["retail"], ["retail", "claims"])).toBe("FORBIDDEN");
  expect(await move(editor, ["retail", "claims"], ["retail"])).toBe("FORBIDDEN");
  expect(await move(editor, ["claims"], ["retail"])).toBe("NOT_FOUND");
  expect(await move(actors.editor, ["retail"], ["claims"])).toBe("done");
  expect(await move(actors.supervisor, ["retail"], ["claims"])).toBe("FORBIDDEN");
});
