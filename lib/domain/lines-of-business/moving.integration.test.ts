/** Moving lines of business and their queues by files, over real engines: wholly, again, undone, cut off. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { aFlow, aPrompt, person } from "#lib/testing/builders.ts";
import { missingEngine, startDatabase, storeEngines, type TestDatabase } from "#lib/testing/database.ts";
import { queueArn } from "#lib/testing/lobs-stage.ts";
import { refused } from "#lib/testing/refused.ts";
import { testServices, type TestServices } from "#lib/testing/services.ts";
import { listPrompts, savePrompt } from "#lib/domain/prompts/index.ts";
import {
  archiveLob,
  checkMoving,
  createLob,
  exportLob,
  exportQueueMappings,
  findMoving,
  importLob,
  openLob,
  prepareLobImport,
  prepareQueueImport,
  saveQueueMapping,
  saveSettings,
  settingHistory,
  undoMoving,
  type LobFile,
  type MovingPlan,
  type OfferedQueuesDeps,
} from "./index.ts";

const editor = person("editors");
const requestId = "arrange";
const production = "22222222-2222-4222-8222-222222222222";
const bytesOf = (file: unknown) =>
  new TextEncoder().encode(typeof file === "string" ? file : JSON.stringify(file));
const nothing = () => undefined;

describe.each(storeEngines.filter((engine) => !missingEngine(engine)))("on %s", (engine) => {
  let here: TestDatabase;
  let deps: TestServices & OfferedQueuesDeps;
  let count = 0;

  beforeAll(async () => {
    here = await startDatabase(engine);
    deps = testServices(here);
  });
  afterAll(() => here.stop());

  /** A line of business with some of everything, and a flow of its own. */
  async function aLob({ queues = 3, prompts = 3 } = {}): Promise<{ lob: string; flow: string }> {
    count += 1;
    const lob = `lob-${count}`;
    await createLob(deps, editor, { LOB: lob, DisplayName: `Line ${count}`, requestId });
    const flow = await aFlow(deps, { lobs: [lob] });
    for (let place = 0; place < prompts; place += 1)
      await aPrompt(deps, flow, `prompt-${place}`, { Order: place * 10 });
    await saveSettings(deps, editor, {
      lob,
      changes: {
        MaxInvalidAttempts: { from: 3, to: 5 },
        CallbackEnabled: { from: false, to: true },
        RecordingNoticePrompt: { from: null, to: `${flow}/prompt-0` },
        DefaultQueue: { from: null, to: { QueueName: "General", QueueArn: queueArn("general") } },
      },
      requestId,
    });
    for (let place = 0; place < queues; place += 1)
      await saveQueueMapping(deps, editor, {
        lob,
        intent: `intent-${place}`,
        language: "*",
        isNew: true,
        changes: {
          QueueName: { to: `Queue ${place}` },
          QueueArn: { to: queueArn(`q${place}`) },
          Priority: { to: 5 },
          IsActive: { to: true },
        },
        requestId,
      });
    return { lob, flow };
  }

  const seenOf = (plan: MovingPlan) => ({
    items: plan.items.map(({ version }) => version),
    prompts: plan.prompts.plan.map((row) =>
      row.kind === "refused" ? -1 : row.kind === "added" ? 0 : row.before.Version,
    ),
  });
  const kinds = ({ items, prompts }: MovingPlan) =>
    [...items, ...prompts.plan].reduce<Record<string, number>>(
      (counts, { kind }) => ({ ...counts, [kind]: (counts[kind] ?? 0) + 1 }),
      {},
    );
  async function move(
    bytes: Uint8Array,
    options: { lob?: string; id?: string; plan?: MovingPlan; with?: typeof deps; actor?: Actor } = {},
  ) {
    const { lob, id = randomUUID(), with: used = deps, actor = editor } = options;
    const plan =
      options.plan ??
      (lob ? await prepareQueueImport(deps, actor, bytes, lob) : await prepareLobImport(deps, actor, bytes));
    const input = {
      id,
      fileName: "file",
      digest: plan.digest,
      seen: seenOf(plan),
      lob,
      replace: plan.replaced,
    };
    const checked = await checkMoving(deps, actor, bytes, input);
    return importLob(used, actor, checked, nothing);
  }
  async function undo(of: string, actor = editor) {
    const id = randomUUID();
    const found = await findMoving(deps, actor, of);
    return undoMoving(deps, actor, { import: of, id }, found, nothing);
  }
  /** Services whose database goes away after some transactions. */
  const cutAfter = (commits: number): typeof deps => {
    let left = commits;
    return {
      ...deps,
      commit: (writes) => {
        left -= 1;
        if (left < 0) throw new DomainError("UNAVAILABLE", "database.unavailable");
        return deps.commit(writes);
      },
    };
  };
  const whole = async (lob: string) => {
    const { exportedAt, ...file } = await exportLob(deps, editor, { lob });
    expect(exportedAt).toBe(deps.clock.now().toISOString());
    return file;
  };
  /** The same line of business and flow under other names, as another deployment would have them. */
  const renamed = (file: object, from: { lob: string; flow: string }, name: string): LobFile =>
    JSON.parse(
      JSON.stringify(file).replaceAll(`"${from.lob}"`, `"${name}"`).replaceAll(from.flow, `Flow ${name}`),
    ) as LobFile;

  describe("a whole line of business", () => {
    it("there and back is equal, again writes nothing, undone is as before, and that undone too", async () => {
      const source = await aLob();
      const file = renamed(await exportLob(deps, editor, source), source, `new-${count}`);
      const lob = file.lineOfBusiness;
      const plan = await prepareLobImport(deps, editor, bytesOf(file));
      expect([plan.isNew, kinds(plan)]).toEqual([true, { added: 11, unchanged: 12 }]);

      const done = await move(bytesOf(file));
      expect(done).toMatchObject({
        counts: { added: 11, changed: 0, removed: 0, refused: 0 },
        written: { settings: 5, queues: 3 },
        skipped: [],
        skippedItems: [],
      });
      const { exportedAt: _, ...sent } = file;
      expect(await whole(lob)).toEqual(sent);

      const again = await move(bytesOf(file));
      expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 23 });
      await refused(findMoving(deps, editor, again.id), "NOT_FOUND", "import.gone");

      const undone = await undo(done.id);
      expect(undone).toMatchObject({ removedLob: true, counts: { removed: 11 }, skippedItems: [] });
      await refused(openLob(deps, editor, { lob }), "NOT_FOUND", "lobs.gone");
      await refused(listPrompts(deps, editor, { flow: `Flow ${lob}` }), "NOT_FOUND", "flows.gone");
      expect((await undo(done.id)).counts).toMatchObject({ removed: 0, changed: 0 });

      await undo(undone.id);
      expect(await whole(lob)).toEqual(sent);
    });

    it("changes what differs, with history, and brings it back", async () => {
      const source = await aLob();
      const before = await whole(source.lob);
      const file = structuredClone(before) as unknown as LobFile;
      file.settings.MaxInvalidAttempts = 2;
      Object.assign(file.queues[0] as object, { Priority: 1 });
      file.queues.push({ ...(file.queues[1] as object), Intent: "added", Language: "es" });
      Object.assign(file.flows[0]?.prompts[0] as object, { PromptText_en: "Moved here." });
      const done = await move(bytesOf(file));
      expect(done.counts).toMatchObject({ changed: 3, added: 1, refused: 0 });
      const changes =
        (await settingHistory(deps, editor, { lob: source.lob, key: "SETTING#MaxInvalidAttempts" }))?.items ??
        [];
      expect(changes.find(({ RequestId }) => RequestId === done.id)).toMatchObject({
        Action: "setting.imported",
        Before: { Value: 5 },
        After: { Value: 2 },
      });
      await undo(done.id);
      expect(await whole(source.lob)).toEqual(before);
    });

    it("leaves what somebody changed meanwhile, before the import and before its undoing", async () => {
      const source = await aLob();
      const file = (await whole(source.lob)) as unknown as LobFile;
      file.settings.MaxInvalidAttempts = 2;
      file.settings.MaxQueueWaitSeconds = 30;
      Object.assign(file.flows[0]?.prompts[0] as object, { PromptText_en: "Moved here." });
      const plan = await prepareLobImport(deps, editor, bytesOf(file));
      const save = (changes: Parameters<typeof saveSettings>[2]["changes"]) =>
        saveSettings(deps, editor, { lob: source.lob, changes, requestId });
      await save({ MaxInvalidAttempts: { from: 5, to: 4 } });
      const done = await move(bytesOf(file), { plan });
      expect(done.skippedItems).toEqual([
        { key: "SETTING#MaxInvalidAttempts", line: undefined, reason: "moving.changedSince" },
      ]);
      await save({ MaxQueueWaitSeconds: { from: 30, to: 60 } });
      const undone = await undo(done.id);
      expect(undone.skippedItems).toMatchObject([
        { key: "SETTING#MaxQueueWaitSeconds", reason: "moving.touchedSince" },
      ]);
      expect(undone.counts.changed).toBe(1);
      const { values } = await openLob(deps, editor, { lob: source.lob });
      expect([values.MaxInvalidAttempts, values.MaxQueueWaitSeconds]).toEqual([4, 60]);
    });

    it("a new one that somebody has changed since stays, and what they changed is listed", async () => {
      const source = await aLob();
      const file = renamed(await exportLob(deps, editor, source), source, `kept-${count}`);
      const lob = file.lineOfBusiness;
      const done = await move(bytesOf(file));
      await saveSettings(deps, editor, {
        lob,
        changes: { MaxInvalidAttempts: { from: 5, to: 1 } },
        requestId,
      });
      const undone = await undo(done.id);
      expect(undone.removedLob).toBe(false);
      expect(undone.skippedItems.map(({ key }) => key)).toEqual(["LOB", "SETTING#MaxInvalidAttempts"]);
      const { values, mappings } = await openLob(deps, editor, { lob });
      expect([values.MaxInvalidAttempts, values.CallbackEnabled, mappings]).toEqual([1, false, []]);
    });

    it.each([0, 1, 2, 3])("cut off after %i transactions goes on, or is undone", async (commits) => {
      const source = await aLob({ queues: 1, prompts: 1 });
      const sent = renamed(await exportLob(deps, editor, source), source, `cut-${count}-${commits}`);
      const [queue, prompts] = [sent.queues[0] as object, sent.flows[0]?.prompts ?? []];
      for (let place = 1; place < 60; place += 1) {
        sent.queues.push({ ...queue, Intent: `more-${place}` });
        prompts.push({ ...(prompts[0] as object), PromptName: `more-${place}`, Order: place * 10 });
      }
      const lob = sent.lineOfBusiness;
      const id = randomUUID();
      const stopped = await move(bytesOf(sent), { id, with: cutAfter(commits) });
      expect(stopped.stopped).toMatchObject({ reason: "database.unavailable" });
      if (commits > 0) {
        const other = randomUUID();
        const found = await findMoving(deps, editor, id);
        const undone = await undoMoving(deps, editor, { import: id, id: other }, found, nothing);
        expect(undone.stopped).toBeUndefined();
        await refused(openLob(deps, editor, { lob }), "NOT_FOUND", "lobs.gone");
      }
      const later = randomUUID();
      await move(bytesOf(sent), { id: later, with: cutAfter(commits) });
      await move(bytesOf(sent), { id: later });
      const { exportedAt: _, ...file } = sent;
      expect(await whole(lob)).toEqual({ ...file, queues: expect.arrayContaining(file.queues) as unknown });
      await undo(later);
      await refused(openLob(deps, editor, { lob }), "NOT_FOUND", "lobs.gone");
    });

    it("refuses parts that may not be, and takes the others", async () => {
      const source = await aLob();
      const other = await aFlow(deps, { lobs: ["elsewhere"] });
      const file = (await whole(source.lob)) as unknown as LobFile;
      Object.assign(file.settings, {
        TimeZone: "Mars/Olympus",
        AfterHoursAction: "TRANSFER",
        RecordingNoticePrompt: `${source.flow}/nowhere`,
        Unheard: 1,
        CallRecordingEnabled: true,
      });
      file.queues.push({ Intent: "no spaces", Language: "fr" }, file.queues[0]);
      file.flows.push({
        FlowName: other,
        Description: "",
        LOBs: [source.lob],
        prompts: [
          { PromptName: "x", PromptText_en: "Words", IsActive: true, IsClientVisible: true, Order: 1 },
        ],
      });
      (file.flows[0]?.prompts as object[]).push({ PromptName: "typed", PromptText_en: 7 });
      const plan = await prepareLobImport(deps, editor, bytesOf(file));
      const problems = plan.items
        .filter(({ kind }) => kind === "refused")
        .map(({ key, problems: found }) => [key, Object.values(found)[0]?.reason]);
      expect(problems).toEqual([
        ["SETTING#TimeZone", "lobs.zone"],
        ["SETTING#AfterHoursAction", "lobs.transferNumber"],
        ["SETTING#AfterHoursTransferNumber", "lobs.transferNumber"],
        ["SETTING#RecordingNoticePrompt", "lobs.promptGone"],
        ["Unheard", "moving.unknownSetting"],
        ["QUEUE#intent-0#*", "moving.twice"],
        ["QUEUE#4", "lobs.queueName"],
        ["QUEUE#intent-0#*", "moving.twice"],
      ]);
      expect(
        plan.prompts.plan.flatMap((row) =>
          row.kind === "refused" ? row.problems.map(({ reason }) => reason) : [],
        ),
      ).toEqual(["form.type", "moving.flowElsewhere"]);
      const done = await move(bytesOf(file));
      expect(done.counts).toMatchObject({ changed: 1, refused: 10 });
    });

    it("says in words what a file is that cannot be read", async () => {
      const { lob } = await aLob({ queues: 0, prompts: 1 });
      const file = await exportLob(deps, editor, { lob });
      const text = JSON.stringify(file, null, 1);
      const gone = (bytes: Uint8Array, reason: string) =>
        refused(prepareLobImport(deps, editor, bytes), "VALIDATION", reason);
      await gone(bytesOf(""), "moving.empty");
      await gone(bytesOf(text.slice(0, -40)), "moving.damaged");
      await gone(bytesOf(text.replace('"settings": {', '"settings": {,')), "moving.damagedAt");
      await gone(new Uint8Array([0xff, 0xfe, 0x00]), "moving.damaged");
      await gone(bytesOf("[]"), "moving.otherFormat");
      await gone(bytesOf({ ...file, format: "other" }), "moving.otherFormat");
      await gone(bytesOf({ ...file, version: 2 }), "moving.otherVersion");
      await gone(bytesOf({ ...file, queues: "none" }), "moving.shape");
      await gone(bytesOf({ ...file, lineOfBusiness: "#lobs" }), "moving.lobName");
      await gone(new Uint8Array(10 * 1024 * 1024 + 1), "moving.tooLarge");
      await gone(bytesOf({ ...file, queues: Array(1_001).fill({}) }), "moving.tooManyQueues");
    });

    it("knows queues of another Amazon Connect instance again by their names", async () => {
      const source = await aLob();
      const file = renamed(await exportLob(deps, editor, source), source, `prod-${count}`);
      const queues = ["General", "Queue 0", "Queue 1"].map((QueueName) => ({
        QueueName,
        QueueArn: queueArn(QueueName.replace(" ", "").toLowerCase(), production),
      }));
      const there = { ...deps, connectQueues: { list: () => Promise.resolve({ queues, failed: false }) } };
      const plan = await prepareLobImport(there, editor, bytesOf(file));
      expect(plan.replaced.map(({ name }) => name)).toEqual(["General", "Queue 0", "Queue 1"]);
      expect(plan.foreign).toEqual([{ QueueName: "Queue 2", QueueArn: queueArn("q2") }]);
      await move(bytesOf(file), { plan });
      const { values, mappings } = await openLob(deps, editor, { lob: file.lineOfBusiness });
      expect(values.DefaultQueue).toEqual(queues[0]);
      expect(mappings.map(({ QueueArn }) => QueueArn)).toEqual([
        queues[1]?.QueueArn,
        queues[2]?.QueueArn,
        queueArn("q2"),
      ]);
      const kept = await prepareLobImport(there, editor, bytesOf(file), []);
      expect(kept.replaced).toEqual([]);
      expect(kept.items.find(({ key }) => key === "SETTING#DefaultQueue")?.contents).toMatchObject({
        Value: { QueueArn: queueArn("general") },
      });
    });

    it("is for those who may, each in their own lines of business", async () => {
      const source = await aLob();
      const file = bytesOf(await exportLob(deps, editor, source));
      const limited = person("editors", [source.lob], "limited");
      const stranger = person("editors", ["elsewhere"], "stranger");
      const supervisor = person("supervisors");
      const client = person("clients", [source.lob]);
      await exportLob(deps, supervisor, source);
      await refused(exportLob(deps, stranger, source), "NOT_FOUND", "lobs.gone");
      await refused(exportLob(deps, client, source), "FORBIDDEN", "access.scope");
      for (const actor of [supervisor, client])
        await refused(prepareLobImport(deps, actor, file), "FORBIDDEN", "access.scope");
      await refused(prepareLobImport(deps, stranger, file), "FORBIDDEN", "access.lobs");
      const changed = (await whole(source.lob)) as unknown as LobFile;
      changed.settings.MaxInvalidAttempts = 1;
      const done = await move(bytesOf(changed), { actor: limited });
      await refused(findMoving(deps, stranger, done.id), "FORBIDDEN", "access.lobs");
      await refused(findMoving(deps, supervisor, done.id), "FORBIDDEN", "access.scope");
      await refused(move(bytesOf(changed), { id: done.id, actor: editor }), "CONFLICT", "import.taken");
      await undo(done.id, limited);
      await archiveLob(deps, editor, {
        lob: source.lob,
        archived: true,
        confirmation: source.lob,
        requestId,
      });
      await refused(prepareLobImport(deps, editor, file), "RULE", "lobs.archived");
    });

    it("takes only the file that was shown", async () => {
      const source = await aLob();
      const file = (await whole(source.lob)) as unknown as LobFile;
      const plan = await prepareLobImport(deps, editor, bytesOf(file));
      file.settings.MaxInvalidAttempts = 1;
      await refused(move(bytesOf(file), { plan }), "CONFLICT", "import.fileChanged");
    });

    it("keeps what a prompt's colleague wrote after the preview", async () => {
      const source = await aLob();
      const file = (await whole(source.lob)) as unknown as LobFile;
      Object.assign(file.flows[0]?.prompts[0] as object, { PromptText_en: "From the file." });
      const plan = await prepareLobImport(deps, editor, bytesOf(file));
      const [first] = (await listPrompts(deps, editor, { flow: source.flow })).prompts.items;
      await savePrompt(deps, editor, {
        flow: source.flow,
        name: "prompt-0",
        changes: { PromptText_en: { from: first?.PromptText_en, to: "From a colleague." } },
        requestId,
      });
      const done = await move(bytesOf(file), { plan });
      expect(done.skipped).toMatchObject([{ PromptName: "prompt-0", reason: "import.changedSince" }]);
    });
  });

  it("queue mappings come from a CSV, in whole transactions, conflicts left and listed, undone as one", async () => {
    const { lob } = await aLob({ queues: 1, prompts: 1 });
    const lines = Array.from({ length: 60 }, (_, n) => `csv-${n},*,Queue ${n},${queueArn(`q${n}`)},5,true`);
    const text = [
      "Intent,Language,QueueName,QueueArn,Priority,IsActive",
      `intent-0,*,Queue 0,${queueArn("q0")},1,true`,
      "broken,,,,,",
      ...lines,
    ].join("\n");
    const plan = await prepareQueueImport(deps, editor, bytesOf(text), lob);
    expect(kinds(plan)).toEqual({ added: 60, changed: 1, refused: 1 });
    await saveQueueMapping(deps, editor, {
      lob,
      intent: "intent-0",
      language: "*",
      changes: { Priority: { from: 5, to: 9 } },
      requestId,
    });
    const id = randomUUID();
    const cut = await move(bytesOf(text), { lob, plan, id, with: cutAfter(1) });
    expect(cut.stopped?.left).toBe(12);
    const done = await move(bytesOf(text), { lob, plan, id });
    expect([done.counts, done.skippedItems]).toMatchObject([
      { added: 12, unchanged: 48, refused: 1 },
      [{ key: "QUEUE#intent-0#*", line: 2, reason: "moving.changedSince" }],
    ]);
    const csv = await exportQueueMappings(deps, person("supervisors"), { lob });
    expect(kinds(await prepareQueueImport(deps, editor, bytesOf(csv), lob))).toEqual({ unchanged: 61 });
    expect((await undo(id)).counts.removed).toBe(60);
    expect((await openLob(deps, editor, { lob })).mappings).toMatchObject([
      { Intent: "intent-0", Priority: 9 },
    ]);
    const supervisor = person("supervisors");
    await refused(prepareQueueImport(deps, supervisor, bytesOf(text), lob), "FORBIDDEN", "access.scope");
    await refused(exportQueueMappings(deps, person("clients", [lob]), { lob }), "FORBIDDEN", "access.scope");
  });
});
