import { beforeEach, expect, test } from "vitest";
import { draftKey, dropDrafts, keepDraft, readDraft } from "./drafts.ts";

/** The part of the browser's storage that drafts use, in memory. */
function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (place) => [...items.keys()][place] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}

let store: Storage;
beforeEach(() => {
  store = memoryStorage();
});

const draft = { at: "2026-11-21T10:42:00.000Z", value: { text: "Gracias por llamar" } };

test("a draft is found again by its person and record, and by no other", () => {
  keepDraft(store, draftKey("editor", "prompt:Main menu/Welcome"), draft);
  expect(readDraft(store, draftKey("editor", "prompt:Main menu/Welcome"))).toEqual(draft);
  expect(readDraft(store, draftKey("editor", "prompt:Main menu/Other"))).toBeUndefined();
  expect(readDraft(store, draftKey("admin", "prompt:Main menu/Welcome"))).toBeUndefined();
});

test("signing out drops one's own drafts, not those of a name that begins alike", () => {
  keepDraft(store, draftKey("ed", "one"), draft);
  keepDraft(store, draftKey("ed", "two"), draft);
  keepDraft(store, draftKey("ed:itor", "one"), draft);
  store.setItem("unrelated", "kept");
  dropDrafts(store, "ed");
  expect(readDraft(store, draftKey("ed", "one"))).toBeUndefined();
  expect(readDraft(store, draftKey("ed", "two"))).toBeUndefined();
  expect(readDraft(store, draftKey("ed:itor", "one"))).toEqual(draft);
  expect(store.getItem("unrelated")).toBe("kept");
});

test.each(["not json", "null", "{}", '{"at":1,"value":"x"}', '"text"'])(
  "damaged storage is no draft: %s",
  (stored) => {
    store.setItem(draftKey("editor", "one"), stored);
    expect(readDraft(store, draftKey("editor", "one"))).toBeUndefined();
  },
);

test("a browser that refuses to store does not break the page", () => {
  const refusing: Storage = {
    ...memoryStorage(),
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  expect(keepDraft(refusing, draftKey("editor", "one"), draft)).toBe(false);
});
