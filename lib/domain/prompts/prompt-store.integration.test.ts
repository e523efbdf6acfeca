import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DomainError } from "#lib/kernel/errors.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { startDatabaseProxy } from "#lib/testing/database-proxy.ts";
import { missingEngine, startDatabase, storeEngines, type TestDatabase } from "#lib/testing/database.ts";
import { aFlow, aPrompt, contents, person, seedActor } from "#lib/testing/builders.ts";
import { refusalOf } from "#lib/testing/refused.ts";
import { testServices, type TestServices } from "#lib/testing/services.ts";
import {
  createFlow,
  createPrompt,
  deletePrompt,
  listFlows,
  listPrompts,
  openPrompt,
  restorePrompt,
  savePrompt,
  type Prompt,
  type PromptConflict,
  type PromptField,
} from "./index.ts";

const editor = person("editors");
const requestId = "test";

const historyOf = async (deps: TestServices, { FlowName, PromptName }: Prompt) =>
  (await deps.history.of(`PROMPT#${FlowName}#${PromptName}`, undefined, 200)).items;

const saveEnglish = (deps: TestServices, prompt: Prompt, to: string, from = prompt.PromptText_en) =>
  savePrompt(deps, editor, {
    flow: prompt.FlowName,
    name: prompt.PromptName,
    changes: { PromptText_en: { from, to } },
    requestId,
  });

/** The directory's figures must be what counting the prompts gives. */
async function expectExactFigures(deps: TestServices, flow: string) {
  const { items } = await deps.prompts.all(flow);
  expect(await deps.prompts.flow(flow)).toMatchObject({
    PromptCount: items.length,
    MissingEs: items.filter((item) => item.PromptText_es === undefined).length,
    OutOfDateEs: items.filter(
      (item) => item.PromptText_es && (item.TextUpdatedAt_en ?? "") > (item.TextUpdatedAt_es ?? ""),
    ).length,
    VisibleCount: items.filter((item) => item.IsClientVisible).length,
  });
}

describe.each(storeEngines)("prompts on %s", (engine) => {
  const why = missingEngine(engine);
  if (why) {
    test.skip(why, () => undefined);
    return;
  }

  let engineStarted: TestDatabase;
  let deps: TestServices;

  beforeAll(async () => {
    engineStarted = await startDatabase(engine);
    deps = testServices(engineStarted);
  });
  afterAll(() => engineStarted?.stop());

  describe("create", () => {
    test("keeps a prompt, its history and its flow's figures", async () => {
      const flow = await aFlow(deps);
      const prompt = await aPrompt(deps, flow, "welcome", { PromptText_es: undefined });
      expect(await deps.prompts.get({ flow, name: "welcome" })).toEqual(prompt);
      expect(prompt).toMatchObject({ Version: 1, UpdatedBy: "system:seed" });
      expect(prompt.TextUpdatedAt_es).toBeUndefined();
      expect(await historyOf(deps, prompt)).toMatchObject([
        { Action: "prompt.created", Actor: "system:seed" },
      ]);
      expect(await deps.prompts.flow(flow)).toMatchObject({ PromptCount: 1, MissingEs: 1, OutOfDateEs: 0 });
    });

    test("refuses a second prompt of the name, and the same again is there once", async () => {
      const flow = await aFlow(deps);
      const prompt = await aPrompt(deps, flow);
      expect(await aPrompt(deps, flow)).toEqual(prompt);
      const refusal = await refusalOf(aPrompt(deps, flow, "welcome", { PromptText_en: "Another." }));
      expect(refusal).toMatchObject({ code: "CONFLICT", reason: "prompts.exists" });
      expect(refusal.fieldErrors).toHaveProperty("PromptName");
      expect(await historyOf(deps, prompt)).toHaveLength(1);
      await expectExactFigures(deps, flow);
    });

    test("refuses a second flow of the name", async () => {
      const FlowName = await aFlow(deps);
      const again = createFlow(deps, seedActor, { FlowName, Description: "", LOBs: [], requestId });
      expect(await refusalOf(again)).toMatchObject({ code: "CONFLICT", reason: "flows.exists" });
    });

    test("refuses a prompt in a flow that is not there", async () => {
      expect(await refusalOf(aPrompt(deps, "Nowhere"))).toMatchObject({ code: "NOT_FOUND" });
      expect(await deps.prompts.get({ flow: "Nowhere", name: "welcome" })).toBeUndefined();
    });
  });

  describe("save", () => {
    test("writes the next version with its history, and counts Spanish out of date", async () => {
      const flow = await aFlow(deps);
      const prompt = await aPrompt(deps, flow);
      deps.clock.advance(60_000);
      const saved = await saveEnglish(deps, prompt, "Welcome back.");
      expect(saved).toMatchObject({ Version: 2, UpdatedBy: "editors", TextUpdatedAt_es: prompt.UpdatedAt });
      const [change] = await historyOf(deps, saved);
      expect(change).toMatchObject({
        Action: "prompt.saved",
        Before: { PromptText_en: prompt.PromptText_en },
        After: { PromptText_en: "Welcome back." },
      });
      expect(await deps.prompts.flow(flow)).toMatchObject({ OutOfDateEs: 1 });
      await expectExactFigures(deps, flow);
    });

    test("lets changes to different fields stand side by side", async () => {
      const flow = await aFlow(deps);
      const prompt = await aPrompt(deps, flow);
      await saveEnglish(deps, prompt, "One person's English.");
      await savePrompt(deps, editor, {
        flow,
        name: prompt.PromptName,
        changes: { PromptText_es: { from: prompt.PromptText_es, to: "El español de otra persona." } },
        requestId,
      });
      expect(await deps.prompts.get({ flow, name: prompt.PromptName })).toMatchObject({
        PromptText_en: "One person's English.",
        PromptText_es: "El español de otra persona.",
        Version: 3,
      });
    });

    test("refuses a save over somebody else's, with what both wrote", async () => {
      const flow = await aFlow(deps);
      const prompt = await aPrompt(deps, flow);
      await saveEnglish(deps, prompt, "Theirs.");
      const refusal = await refusalOf(saveEnglish(deps, prompt, "Mine."));
      expect(refusal).toMatchObject({ code: "CONFLICT", reason: "prompts.conflict" });
      expect((refusal.data as PromptConflict).conflicts).toEqual([
        { field: "PromptText_en", base: prompt.PromptText_en, mine: "Mine.", theirs: "Theirs." },
      ]);
      expect(await deps.prompts.get({ flow, name: prompt.PromptName })).toMatchObject({
        PromptText_en: "Theirs.",
      });
    });

    test("the same save again writes nothing", async () => {
      const flow = await aFlow(deps);
      const prompt = await aPrompt(deps, flow);
      await saveEnglish(deps, prompt, "Once.");
      expect(await saveEnglish(deps, prompt, "Once.")).toMatchObject({ Version: 2 });
      expect(await historyOf(deps, prompt)).toHaveLength(2);
    });
  });

  describe("delete and restore", () => {
    test("takes the prompt out of the figures, keeps its history, and brings it back", async () => {
      const flow = await aFlow(deps);
      const prompt = await aPrompt(deps, flow, "welcome", { IsActive: false });
      deps.clock.advance(1_000);
      await deletePrompt(deps, editor, { flow, name: "welcome", version: 1, requestId });
      await deletePrompt(deps, editor, { flow, name: "welcome", version: 1, requestId });
      expect(await deps.prompts.get({ flow, name: "welcome" })).toBeUndefined();
      expect(await deps.prompts.flow(flow)).toMatchObject({ PromptCount: 0 });

      deps.clock.advance(1_000);
      const [deletion] = await historyOf(deps, prompt);
      const restored = await restorePrompt(deps, editor, {
        flow,
        name: "welcome",
        at: deletion?.At ?? "",
        side: "Before",
        requestId,
      });
      expect(restored).toMatchObject(contents({ IsActive: false }));
      expect((await historyOf(deps, prompt)).map((change) => change.Action)).toContain("prompt.restored");
      await expectExactFigures(deps, flow);
    });

    test("refuses to delete what was changed since, and a live one without its name", async () => {
      const flow = await aFlow(deps);
      const prompt = await aPrompt(deps, flow);
      const without = deletePrompt(deps, editor, { flow, name: "welcome", version: 1, requestId });
      expect((await refusalOf(without)).fieldErrors).toHaveProperty("confirmation");
      await saveEnglish(deps, prompt, "Changed since.");
      const late = { flow, name: "welcome", version: 1, confirmation: "welcome", requestId };
      expect(await refusalOf(deletePrompt(deps, editor, late))).toMatchObject({ code: "CONFLICT" });
    });
  });

  describe("lists", () => {
    test("pages in Order, onward and back, each prompt once", async () => {
      const flow = await aFlow(deps);
      for (let place = 0; place < 7; place += 1)
        await aPrompt(deps, flow, `p${place}`, { Order: (7 - place) * 10 });
      const inOrder = ["p6", "p5", "p4", "p3", "p2", "p1", "p0"];
      const seen: string[] = [];
      let page = (await listPrompts(deps, editor, { flow, limit: 3 })).prompts;
      for (;;) {
        seen.push(...page.items.map((item) => item.PromptName));
        if (!page.next) break;
        page = (await listPrompts(deps, editor, { flow, limit: 3, cursor: page.next })).prompts;
      }
      expect(seen).toEqual(inOrder);
      const before = (await listPrompts(deps, editor, { flow, limit: 3, before: page.previous })).prompts;
      expect(before.items.map((item) => item.PromptName)).toEqual(["p3", "p2", "p1"]);
    });

    test("prompts of the same Order each appear once across pages", async () => {
      const flow = await aFlow(deps);
      for (let place = 0; place < 5; place += 1) await aPrompt(deps, flow, `same${place}`, { Order: 10 });
      const one = (await listPrompts(deps, editor, { flow, limit: 3 })).prompts;
      const two = (await listPrompts(deps, editor, { flow, limit: 3, cursor: one.next })).prompts;
      const names = [...one.items, ...two.items].map((item) => item.PromptName);
      expect(new Set(names).size).toBe(5);
    });

    test("clients get whole pages of what is client-visible, and nothing else", async () => {
      const flow = await aFlow(deps);
      for (let place = 0; place < 9; place += 1)
        await aPrompt(deps, flow, `p${place}`, { Order: place, IsClientVisible: place % 3 === 0 });
      const client = person("clients", ["retail"]);
      const { prompts, flow: listed } = await listPrompts(deps, client, { flow, limit: 2 });
      expect(prompts.items.map((item) => item.PromptName)).toEqual(["p0", "p3"]);
      expect(listed.figures).toBeUndefined();
      const rest = await listPrompts(deps, client, { flow, limit: 2, cursor: prompts.next });
      expect(rest.prompts.items.map((item) => item.PromptName)).toEqual(["p6"]);
      expect(rest.prompts.next).toBeUndefined();
      expect(await refusalOf(openPrompt(deps, client, { flow, name: "p1" }))).toMatchObject({
        code: "NOT_FOUND",
      });
      expect(await openPrompt(deps, client, { flow, name: "p3" })).toMatchObject({ history: undefined });
    });

    test("other lines of business are not there", async () => {
      const flow = await aFlow(deps, { lobs: ["claims"] });
      await aPrompt(deps, flow);
      const retail = person("editors", ["retail"]);
      expect(await refusalOf(listPrompts(deps, retail, { flow }))).toMatchObject({ code: "NOT_FOUND" });
      expect((await listFlows(deps, retail)).items.map((item) => item.FlowName)).not.toContain(flow);
      const claims = person("editors", ["claims"]);
      expect((await listFlows(deps, claims)).items.map((item) => item.FlowName)).toContain(flow);
    });

    test("a cursor that was changed, or belongs to another list, is refused", async () => {
      const [flow, other] = [await aFlow(deps), await aFlow(deps)];
      for (const name of ["a", "b", "c"]) await aPrompt(deps, flow, name);
      const { prompts } = await listPrompts(deps, editor, { flow, limit: 1 });
      const cursor = prompts.next ?? "";
      const forged = Buffer.from(JSON.stringify({ FlowName: other, PromptName: "a", Order: 0 }));
      const changed = (cursor.startsWith("A") ? "B" : "A") + cursor.slice(1);
      const broken = [forged.toString("base64url"), cursor.slice(4), cursor.slice(0, -4), "x", changed];
      for (const wrong of broken)
        expect(await refusalOf(listPrompts(deps, editor, { flow, cursor: wrong }))).toMatchObject({
          code: "VALIDATION",
        });
      expect(await refusalOf(listPrompts(deps, editor, { flow: other, cursor }))).toMatchObject({
        code: "VALIDATION",
      });
    });
  });

  describe("at the same moment", () => {
    test("20 saves of different prompts in one flow all land, and the figures are exact", async () => {
      const flow = await aFlow(deps);
      const prompts: Prompt[] = [];
      for (let place = 0; place < 20; place += 1) prompts.push(await aPrompt(deps, flow, `p${place}`));
      deps.clock.advance(1_000);
      await Promise.all(prompts.map((prompt) => saveEnglish(deps, prompt, `New ${prompt.PromptName}.`)));
      const { items } = await deps.prompts.all(flow);
      expect(items.map((item) => item.Version)).toEqual(prompts.map(() => 2));
      for (const item of items) expect(await historyOf(deps, item)).toHaveLength(2);
      expect(await deps.prompts.flow(flow)).toMatchObject({
        PromptCount: 20,
        OutOfDateEs: 20,
        // One for the flow itself, one for each prompt made and for each saved.
        ContentVersion: 41,
      });
    });

    test("20 saves of one field: exactly the accepted ones are in history", async () => {
      const flow = await aFlow(deps);
      const prompt = await aPrompt(deps, flow);
      const texts = Array.from({ length: 20 }, (_, place) => `Text ${place}.`);
      // History is ordered by its moment: the prompt is made before the saves.
      deps.clock.advance(1_000);
      const outcomes = await Promise.allSettled(texts.map((text) => saveEnglish(deps, prompt, text)));
      const accepted = texts.filter((_, place) => outcomes[place]?.status === "fulfilled");
      expect(accepted).toHaveLength(1);
      for (const outcome of outcomes)
        if (outcome.status === "rejected")
          expect((outcome.reason as DomainError).data).toMatchObject({
            conflicts: [{ field: "PromptText_en" }],
          });
      const history = await historyOf(deps, prompt);
      expect(history.slice(0, -1).map((change) => change.After?.PromptText_en)).toEqual(accepted);
      expect(await deps.prompts.get({ flow, name: "welcome" })).toMatchObject({
        PromptText_en: accepted[0],
        Version: 2,
      });
    });

    test("seven people change seven fields of one prompt: all seven stand", async () => {
      const flow = await aFlow(deps);
      const prompt = await aPrompt(deps, flow);
      const wanted = {
        PromptText_en: "English.",
        PromptText_es: "Español.",
        Category: "menu",
        Description: "For the test",
        IsActive: false,
        IsClientVisible: true,
        Order: 90,
      };
      await Promise.all(
        (Object.keys(wanted) as PromptField[]).map((field) =>
          savePrompt(deps, editor, {
            flow,
            name: "welcome",
            changes: { [field]: { from: prompt[field], to: wanted[field] } },
            requestId,
          }),
        ),
      );
      expect(await deps.prompts.get({ flow, name: "welcome" })).toMatchObject({ ...wanted, Version: 8 });
      expect(await historyOf(deps, prompt)).toHaveLength(8);
    });

    test("20 people create the same prompt: one of them does", async () => {
      const flow = await aFlow(deps);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (_, place) =>
          createPrompt(deps, person("editors", "*", `editor-${place}`), {
            flow,
            PromptName: "welcome",
            ...contents({ PromptText_en: `By ${place}.` }),
            requestId,
          }),
        ),
      );
      expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
      expect(await deps.prompts.flow(flow)).toMatchObject({ PromptCount: 1 });
      const history = await deps.history.of(`PROMPT#${flow}#welcome`);
      expect(history.items).toHaveLength(1);
    });
  });

  describe("when something fails", () => {
    test("a transaction with one refused write leaves nothing of the others", async () => {
      const flow = await aFlow(deps);
      const prompt = await aPrompt(deps, flow);
      const next = { ...prompt, Version: 3, PromptText_en: "Never." };
      const writes = [
        deps.history.record({
          entity: `PROMPT#${flow}#welcome`,
          action: "prompt.saved",
          actor: editor,
          at: deps.clock.now(),
          requestId,
        }),
        deps.prompts.count(flow, [{ after: next }]),
        deps.prompts.put(next, 2),
      ];
      expect(await refusalOf(deps.commit(writes))).toMatchObject({ code: "CONFLICT" });
      expect(await deps.prompts.get({ flow, name: "welcome" })).toEqual(prompt);
      expect(await historyOf(deps, prompt)).toHaveLength(1);
      await expectExactFigures(deps, flow);
    });

    test("a database that does not answer is said to be unavailable, and what it did is whole", async () => {
      const flow = await aFlow(deps);
      const prompt = await aPrompt(deps, flow);
      const proxy = await startDatabaseProxy(engineStarted.endpoint);
      const database = openDatabase({
        region: "us-east-1",
        endpoint: proxy.endpoint,
        requestTimeout: 300,
        maxAttempts: 2,
      });
      const through = testServices({ database, tables: engineStarted.tables });
      try {
        for (const weather of [
          { kind: "silent" },
          { kind: "failing", error: "InternalServerError" },
        ] as const) {
          proxy.weather(weather);
          expect(await refusalOf(saveEnglish(through, prompt, "Lost?"))).toMatchObject({
            code: "UNAVAILABLE",
          });
        }
      } finally {
        database.destroy();
        await proxy.stop();
      }
      const now = await deps.prompts.get({ flow, name: "welcome" });
      expect(await historyOf(deps, prompt)).toHaveLength(now?.Version ?? 0);
    });

    test("a process that is killed while it saves leaves each change with its history", async () => {
      const flow = await aFlow(deps);
      const prompt = await aPrompt(deps, flow);
      const script = join(import.meta.dirname, "../../testing/keep-saving.ts");
      const { endpoint, tables } = engineStarted;
      for (let round = 0; round < 2; round += 1) {
        const child = spawn(process.execPath, [script, endpoint, JSON.stringify(tables), flow, "welcome"], {
          stdio: ["ignore", "pipe", "inherit"],
        });
        await once(child.stdout, "data");
        child.kill("SIGKILL");
        await once(child, "exit");
        const now = await deps.prompts.get({ flow, name: "welcome" });
        expect(now?.Version).toBeGreaterThan(3);
        const history = await deps.history.of(`PROMPT#${flow}#welcome`, undefined, 1_000);
        expect(history.items).toHaveLength(now?.Version ?? 0);
      }
      await expectExactFigures(deps, flow);
      expect(prompt.Version).toBe(1);
    });
  });
});
