import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#lib/kernel/actor.ts";
import { person } from "#lib/testing/builders.ts";
import { createTables, namesWith } from "#lib/testing/create-tables.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { refusalOf } from "#lib/testing/refused.ts";
import { testServices, type TestServices } from "#lib/testing/services.ts";
import {
  openPhrases,
  phraseDigests,
  phraseFields,
  phrasesEntity,
  phrasesOf,
  restorePhrases,
  savePhrases,
  shippedPhrases,
  type PhraseField,
  type PhrasesConflict,
} from "./index.ts";

let engine: TestDatabase;
let deps: TestServices;
const editor = person("editors");
const requestId = "phrases";

beforeAll(async () => {
  engine = await startDatabase();
});
afterAll(() => engine.stop());
/** There is one item of phrases: each test has tables of its own, and begins with what was shipped. */
beforeEach(async () => {
  const tables = namesWith(`speech-${randomUUID().slice(0, 8)}-`);
  await createTables(engine.endpoint, tables);
  deps = testServices({ database: engine.database, tables });
});

const shipped = (field: PhraseField) => shippedPhrases[field];
const adding = (field: PhraseField, phrase: string, from = shipped(field)) => ({
  changes: { [field]: { from, to: [...from, phrase] } },
  requestId,
});
test("nothing is stored at first: the shipped phrases count, and the first save is their first version", async () => {
  const before = await openPhrases(deps, editor);
  expect(before.stored).toEqual({ ...shippedPhrases, Version: 0 });
  expect(before.history?.items).toEqual([]);

  const saved = await savePhrases(deps, editor, adding("Yes_en", "  of   course"));
  expect(saved).toMatchObject({ Version: 1, UpdatedBy: editor.kind === "user" && editor.name });
  expect(saved.Yes_en).toEqual([...shipped("Yes_en"), "of course"]);
  const { stored, history } = await openPhrases(deps, editor);
  expect(stored).toEqual(saved);
  expect(history?.items).toMatchObject([
    { Entity: phrasesEntity, Action: "phrases.saved", Before: shippedPhrases, After: phrasesOf(saved) },
  ]);
});

test("the same save twice is one version and one entry of history", async () => {
  const twice = adding("No_es", "para nada");
  await savePhrases(deps, editor, twice);
  expect((await savePhrases(deps, editor, twice)).Version).toBe(1);
  expect((await deps.history.of(phrasesEntity)).items).toHaveLength(1);
});

test("changes of others to other lists stand; twenty at once are all there", async () => {
  await Promise.all(
    phraseFields.map((field) =>
      savePhrases(
        deps,
        editor,
        adding(
          field,
          field.startsWith("SayNumber")
            ? `${field.at(-1)} mine {PhoneNumber}`
            : `all ${field.replaceAll("_", " ")}`,
        ),
      ),
    ),
  );
  const { stored } = await openPhrases(deps, editor);
  expect(stored.Version).toBe(phraseFields.length);
  for (const field of phraseFields) expect(stored[field]).toHaveLength(shipped(field).length + 1);
  expect((await deps.history.of(phrasesEntity)).items).toHaveLength(phraseFields.length);
});

test("the same list changed by two: both are shown, and nothing is written", async () => {
  await savePhrases(deps, editor, adding("Yes_en", "of course"));
  const error = await refusalOf(savePhrases(deps, person("admins"), adding("Yes_en", "by all means")));
  expect([error.code, error.reason]).toEqual(["CONFLICT", "speech.conflict"]);
  const { conflicts, current } = error.data as PhrasesConflict;
  expect(conflicts).toEqual([
    {
      field: "Yes_en",
      base: shipped("Yes_en"),
      mine: [...shipped("Yes_en"), "by all means"],
      theirs: [...shipped("Yes_en"), "of course"],
    },
  ]);
  expect(current.Version).toBe(1);
  expect((await deps.phrases.read()).Version).toBe(1);
});

test("what cannot be understood is refused at its field, and so is what two people make mean two things", async () => {
  const signs = await refusalOf(savePhrases(deps, editor, adding("Repeat_en", "what?!")));
  expect(signs.fieldErrors.Repeat_en).toMatchObject({ reason: "speech.signs", values: { phrase: "what?!" } });
  await savePhrases(deps, editor, adding("Yes_es", "dale"));
  const taken = await refusalOf(savePhrases(deps, editor, adding("No_es", "Dale")));
  expect(taken.fieldErrors.No_es).toMatchObject({ reason: "speech.taken", values: { intent: "Yes" } });
  expect((await deps.phrases.read()).Version).toBe(1);
});

describe("bringing back", () => {
  test("what was before a change comes back as a new version, and the shipped phrases can come back too", async () => {
    await savePhrases(deps, editor, adding("Yes_en", "of course"));
    deps.clock.advance(1_000);
    await savePhrases(deps, editor, adding("No_en", "by no means"));
    const [, first] = (await deps.history.of(phrasesEntity)).items;
    const restored = await restorePhrases(deps, editor, { at: first?.At ?? "", version: 2, requestId });
    expect(restored.Version).toBe(3);
    expect(phrasesOf(restored)).toEqual(shippedPhrases);
    expect((await deps.history.of(phrasesEntity)).items).toHaveLength(3);
    // Asked twice, it is there already.
    expect((await restorePhrases(deps, editor, { at: first?.At ?? "", version: 2, requestId })).Version).toBe(
      3,
    );
  });

  test("over a version that the person did not see, it is refused", async () => {
    await savePhrases(deps, editor, adding("Yes_en", "of course"));
    const [change] = (await deps.history.of(phrasesEntity)).items;
    const error = await refusalOf(
      restorePhrases(deps, editor, { at: change?.At ?? "", version: 0, requestId }),
    );
    expect([error.code, error.reason]).toEqual(["CONFLICT", "speech.changedSince"]);
  });
});

test("what the page says of the bot is told from what was deployed", async () => {
  const speechBot = phraseDigests(shippedPhrases);
  expect((await openPhrases({ ...deps, speechBot }, editor)).bot).toEqual({ kind: "same" });
  await savePhrases(deps, editor, adding("Repeat_es", "perdone"));
  expect((await openPhrases({ ...deps, speechBot }, editor)).bot).toEqual({
    kind: "behind",
    intents: ["Repeat"],
  });
});

describe("who may", () => {
  const limited = person("editors", ["retail"]);
  const cases: [string, Actor, "reads" | "changes" | "nothing"][] = [
    ["admins", person("admins"), "changes"],
    ["editors", editor, "changes"],
    ["editors of some lines of business", limited, "reads"],
    ["supervisors", person("supervisors"), "reads"],
    ["clients", person("clients"), "nothing"],
  ];
  test.each(cases)("%s", async (_, actor, may) => {
    const opening = openPhrases(deps, actor);
    if (may === "nothing") expect((await refusalOf(opening)).code).toBe("FORBIDDEN");
    else expect((await opening).canChange).toBe(may === "changes");
    await savePhrases(deps, editor, adding("Yes_en", "of course"));
    const [change] = (await deps.history.of(phrasesEntity)).items;
    const saving = savePhrases(deps, actor, adding("No_en", "by no means"));
    const restoring = () =>
      restorePhrases(deps, actor, { at: change?.At ?? "", version: may === "changes" ? 2 : 1, requestId });
    if (may === "changes") {
      expect((await saving).Version).toBe(2);
      expect((await restoring()).Version).toBe(3);
    } else {
      expect((await refusalOf(saving)).code).toBe("FORBIDDEN");
      expect((await refusalOf(restoring())).code).toBe("FORBIDDEN");
      expect((await deps.phrases.read()).Version).toBe(1);
    }
  });
});
