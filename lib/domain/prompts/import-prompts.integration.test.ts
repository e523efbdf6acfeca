import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { availableEngines } from "#lib/testing/engines/dynamodb.ts";
import { importSteps, type ImportSteps } from "#lib/testing/import-steps.ts";
import { person, startPromptsStage, type PromptsStage } from "#lib/testing/prompts-stage.ts";
import { checkImport, findImport, importPrompts, prepareImport, countPlan, savePrompt } from "./index.ts";

const corpus = resolve(import.meta.dirname, "../../../../shared/corpus/ivr-prompts-en-es.csv");
const columns = "FlowName,PromptName,PromptText_en,PromptText_es";
const file = (...rows: string[]) => Buffer.from([columns, ...rows, ""].join("\r\n"));
const many = (flow: string, count: number, text = "Hello") =>
  Array.from(
    { length: count },
    (_, place) => `${flow},p${String(place).padStart(4, "0")},${text} ${place},Hola ${place}`,
  );

describe.each(availableEngines())("import on %s", (engine) => {
  let stage: PromptsStage;
  const ana = person("ana");
  beforeAll(async () => {
    stage = await startPromptsStage(engine);
  }, 60_000);
  afterAll(() => stage.stop());
  beforeEach(() => stage.clear());

  const preview: ImportSteps["preview"] = (...args) => importSteps(stage.deps).preview(...args);
  const confirm: ImportSteps["confirm"] = (...args) => importSteps(stage.deps).confirm(...args);
  const importAll: ImportSteps["importAll"] = (...args) => importSteps(stage.deps).importAll(...args);
  const undo: ImportSteps["undo"] = (...args) => importSteps(stage.deps).undo(...args);
  const exported: ImportSteps["exported"] = (...args) => importSteps(stage.deps).exported(...args);
  const stored = async (flow: string) => (await stage.deps.prompts.all(flow)).items;
  const history = async (flow: string, name: string) =>
    (await stage.deps.history.of(`PROMPT#${flow}#${name}`)).items;
  const writes = () => stage.proxy.counts().calls.TransactWriteItems ?? 0;

  it("writes nothing before it is confirmed, then each prompt with its history and its flow's figures", async () => {
    const bytes = file("Main,Welcome,Hello,Hola", "Main,Bye,Goodbye,", "Other,One,Two,Dos");
    const seen = await preview(ana, bytes);
    expect(seen).toMatchObject({
      counts: { added: 3, refused: 0 },
      newFlows: ["Main", "Other"],
      seen: [0, 0, 0],
    });
    expect(writes()).toBe(0);

    const progress: [number, number][] = [];
    const result = await confirm(ana, bytes, seen, {
      lobs: ["retail"],
      progress: (...step) => progress.push(step),
    });
    expect(result).toMatchObject({ counts: { added: 3, changed: 0 }, skipped: [] });
    expect(progress[0]).toEqual([0, 3]);
    expect(progress.at(-1)).toEqual([3, 3]);
    expect(await stage.deps.prompts.flow("Main")).toMatchObject({
      LOBs: ["retail"],
      PromptCount: 2,
      MissingEs: 1,
      ContentVersion: 1,
    });
    expect(await history("Main", "Bye")).toMatchObject([
      { Action: "prompt.imported", Actor: "ana", RequestId: result.id, After: { PromptText_en: "Goodbye" } },
    ]);
  });

  it("writes many rows of one flow in whole transactions, and the figures add up", async () => {
    const result = await importAll(ana, file(...many("Main", 120)));
    expect(result.counts.added).toBe(120);
    expect(writes()).toBe(3);
    expect(await stage.deps.prompts.flow("Main")).toMatchObject({ PromptCount: 120, ContentVersion: 3 });
  });

  it("keeps a transaction under the database's 4 MB however long the texts are", async () => {
    const long = "\u3042".repeat(2_990);
    const rows = many("Main", 60).map((row) => row.replace("Hello", long).replace(/,Hola.*/, `,${long}`));
    expect((await importAll(ana, file(...rows))).stopped).toBeUndefined();
    const other = rows.map((row) => row.replaceAll("\u3042", "\u3044"));
    expect((await importAll(ana, file(...other))).counts.changed).toBe(60);
  });

  it("leaves out a row that somebody changed since the preview, lists it, and writes its batch's others", async () => {
    await importAll(ana, file(...many("Main", 30)));
    const bytes = file(...many("Main", 31, "Good day"));
    const seen = await preview(ana, bytes);
    await savePrompt(stage.deps, person("ben"), {
      flow: "Main",
      name: "p0003",
      changes: { Category: { from: "", to: "greeting" } },
      requestId: "other",
    });
    const result = await confirm(ana, bytes, seen);
    expect(result.counts).toMatchObject({ added: 1, changed: 29 });
    expect(result.skipped).toEqual([
      { FlowName: "Main", PromptName: "p0003", line: 5, reason: "import.changedSince" },
    ]);
    expect((await stored("Main")).find(({ PromptName }) => PromptName === "p0003")).toMatchObject({
      PromptText_en: "Hello 3",
      Category: "greeting",
      Version: 2,
    });
  });

  it("leaves out rows that are changed while it writes", async () => {
    await importAll(ana, file(...many("Main", 30)));
    const bytes = file(...many("Main", 30, "Good day"));
    const seen = await preview(ana, bytes);
    const input = {
      id: crypto.randomUUID(),
      fileName: "a.csv",
      digest: seen.digest,
      seen: seen.seen,
      lobs: [],
    };
    const checked = await checkImport(stage.deps, ana, bytes, input);
    for (const name of ["p0004", "p0009"])
      await savePrompt(stage.deps, person("ben"), {
        flow: "Main",
        name,
        changes: { PromptText_en: { from: `Hello ${Number(name.slice(1))}`, to: "Hi" } },
        requestId: "other",
      });
    const result = await importPrompts(stage.deps, ana, checked, () => undefined);
    expect(result.skipped.map(({ PromptName }) => PromptName)).toEqual(["p0004", "p0009"]);
    expect(result.counts.changed).toBe(28);
  });

  it("doubles nothing when it is done twice at once", async () => {
    const bytes = file(...many("Main", 80), ...many("Other", 10));
    const seen = await preview(ana, bytes);
    const results = await Promise.all([confirm(ana, bytes, seen), confirm(ana, bytes, seen)]);
    const added = results.reduce((sum, { counts }) => sum + counts.added, 0);
    expect(added).toBe(90);
    expect(results.flatMap(({ skipped }) => skipped)).toEqual([]);
    expect(await stage.deps.prompts.flow("Main")).toMatchObject({ PromptCount: 80 });
    expect((await stored("Main")).every(({ Version }) => Version === 1)).toBe(true);
    expect(await history("Main", "p0000")).toHaveLength(1);
  });

  it("stops where the database goes away, says what is done, and goes on when it is imported again", async () => {
    const bytes = file(...many("Main", 200));
    const seen = await preview(ana, bytes);
    const failing = { kind: "failing", error: "InternalServerError" } as const;
    const result = await confirm(ana, bytes, seen, {
      progress: (done) => done >= 90 && stage.proxy.weather(failing),
    });
    stage.proxy.weather({ kind: "well" });
    expect(result.stopped?.reason).toBe("database.unavailable");
    const { added } = result.counts;
    expect(added).toBeGreaterThanOrEqual(90);
    expect(result.stopped?.left).toBe(200 - added);
    expect(await stage.deps.prompts.flow("Main")).toMatchObject({ PromptCount: added });

    const again = await preview(ana, bytes);
    expect(again.counts).toMatchObject({ added: 200 - added, unchanged: added });
    expect((await confirm(ana, bytes, again)).counts).toMatchObject({ added: 200 - added, unchanged: added });
    // What the stopped import wrote can be undone too.
    expect((await undo(ana, result.id)).counts.removed).toBe(added);
  });

  it("refuses a file that is no longer the one that was shown", async () => {
    const seen = await preview(ana, file("Main,Welcome,Hello,Hola"));
    await expect(confirm(ana, file("Main,Welcome,Other,Hola"), seen)).rejects.toThrow("import.fileChanged");
  });

  it("undoes what it wrote, as it was before, and the undoing in its turn", async () => {
    await importAll(ana, file("Main,Welcome,Hello,Hola", "Main,Stays,Same,Igual"));
    const before = await stored("Main");
    const result = await importAll(
      ana,
      file("Main,Welcome,Good day,Hola", "Main,Stays,Same,Igual", "Main,New,One,", "Fresh,A,B,C"),
    );
    expect(result.counts).toMatchObject({ added: 2, changed: 1, unchanged: 1 });
    const after = await exported(ana);

    const undone = await undo(ana, result.id);
    expect(undone).toMatchObject({ counts: { changed: 1, removed: 2 }, skipped: [] });
    const texts = (prompts: Awaited<ReturnType<typeof stored>>) =>
      prompts.map(({ Version, UpdatedAt, UpdatedBy, ...rest }) => rest);
    expect(texts(await stored("Main"))).toEqual(texts(before));
    expect(await stage.deps.prompts.flow("Main")).toMatchObject({ PromptCount: 2, OutOfDateEs: 0 });
    expect(await stage.deps.prompts.flow("Fresh")).toBeUndefined();
    expect((await history("Main", "New"))[0]).toMatchObject({ Action: "prompt.deleted" });
    expect((await undo(ana, result.id)).counts).toMatchObject({ changed: 0, removed: 0, unchanged: 3 });

    const redone = await undo(ana, undone.id);
    expect(redone.counts).toMatchObject({ added: 2, changed: 1 });
    expect(await exported(ana)).toBe(after);
    expect(await stage.deps.prompts.flow("Fresh")).toMatchObject({ PromptCount: 1 });
  });

  it("leaves alone, and lists, what somebody has touched since", async () => {
    const result = await importAll(ana, file("Main,A,One,Uno", "Main,B,Two,Dos"));
    await savePrompt(stage.deps, person("ben"), {
      flow: "Main",
      name: "A",
      changes: { PromptText_en: { from: "One", to: "First" } },
      requestId: "other",
    });
    const undone = await undo(ana, result.id);
    expect(undone.counts.removed).toBe(1);
    expect(undone.skipped).toMatchObject([{ PromptName: "A", reason: "import.touchedSince" }]);
    expect(await stored("Main")).toMatchObject([{ PromptText_en: "First" }]);
  });

  it("keeps an editor to their own lines of business", async () => {
    await importAll(ana, file("Theirs,A,One,Uno"), ["claims"]);
    await importAll(ana, file("Ours,A,One,Uno"), ["retail"]);
    await importAll(ana, file("Shared,A,One,Uno"), ["retail", "claims"]);
    const rita = person("rita", "editors", ["retail"]);
    const bytes = file("Theirs,A,Mine,", "Ours,A,Mine,Mía", "Shared,A,Mine,", "Mine,A,New,Nuevo");
    const seen = await preview(rita, bytes);
    expect(seen.counts).toEqual({ added: 1, changed: 1, unchanged: 0, refused: 2 });
    expect(JSON.stringify(seen)).not.toContain("claims");
    await expect(confirm(rita, bytes, seen)).rejects.toMatchObject({ fieldErrors: { lobs: {} } });
    await expect(confirm(rita, bytes, seen, { lobs: ["claims"] })).rejects.toThrow("access.lobs");
    expect((await confirm(rita, bytes, seen, { lobs: ["retail"] })).counts).toMatchObject({
      added: 1,
      changed: 1,
      refused: 2,
    });
    expect(await stored("Theirs")).toMatchObject([{ PromptText_en: "One" }]);
    expect(await exported(rita)).not.toContain("Theirs");
  });

  it.each(["supervisors", "clients"] as const)("is not for %s", async (group) => {
    await expect(preview(person("sam", group), file("Main,A,B,C"))).rejects.toThrow("access.scope");
    await expect(findImport(stage.deps, person("sam", group), "x")).rejects.toThrow("access.scope");
  });

  it("exports to clients what is client-visible only, and to nobody a flow that is not theirs", async () => {
    const rows = [
      "FlowName,PromptName,PromptText_en,IsClientVisible",
      "Main,A,Seen,true",
      "Main,B,Hidden,false",
      "",
    ];
    await importAll(ana, Buffer.from(rows.join("\n")), ["retail"]);
    const own = await exported(person("cleo", "clients", ["retail"]));
    expect(own).toContain("Seen");
    expect(own).not.toContain("Hidden");
    expect(await exported(person("sue", "supervisors"), "Main")).toContain("Hidden");
    await expect(exported(person("carl", "clients", ["claims"]), "Main")).rejects.toThrow("flows.gone");
  });

  it.skipIf(!existsSync(corpus))(
    "takes the corpus within 20 s, and finds nothing to do the second time",
    async () => {
      const bytes = readFileSync(corpus);
      const begun = performance.now();
      const result = await importAll(ana, bytes);
      const seconds = (performance.now() - begun) / 1_000;
      expect(result.counts.added).toBe(569);
      expect(result.flows).toHaveLength(21);
      const flows = (await stage.deps.prompts.flows()).items;
      expect(flows.reduce((sum, flow) => sum + flow.MissingEs, 0)).toBe(112);

      const before = writes();
      const again = performance.now();
      const second = await importAll(ana, bytes);
      console.log(
        `corpus on ${engine}: ${seconds.toFixed(2)} s, again ${((performance.now() - again) / 1_000).toFixed(2)} s`,
      );
      expect(second.counts).toMatchObject({ unchanged: 569, added: 0, changed: 0 });
      expect(writes()).toBe(before);
      expect(seconds).toBeLessThan(20);

      const copy = Buffer.from(await exported(ana));
      await stage.clear();
      await importAll(ana, copy);
      const plan = (await prepareImport(stage.deps, ana, bytes)).plan;
      expect(countPlan(plan)).toMatchObject({ unchanged: 569 });
      expect(Buffer.from(await exported(ana)).equals(copy)).toBe(true);
    },
    60_000,
  );
});

if (!existsSync(corpus))
  console.log("skipped: ../shared/corpus/ivr-prompts-en-es.csv is not on this machine");
