/** What was typed and not saved, kept in the browser: per person and record, so that nobody is offered another's. */
export type Draft<Value> = { at: string; value: Value };

const prefix = (person: string) => `draft:${encodeURIComponent(person)}:`;

export const draftKey = (person: string, record: string): string => `${prefix(person)}${record}`;

/** The draft under a key; none where there is none, or what is there is not one. */
export function readDraft<Value>(store: Storage, key: string): Draft<Value> | undefined {
  try {
    const stored = store.getItem(key);
    const draft = stored === null ? undefined : (JSON.parse(stored) as Partial<Draft<Value>> | null);
    return draft && typeof draft.at === "string" && draft.value !== undefined
      ? { at: draft.at, value: draft.value }
      : undefined;
  } catch {
    // Storage that is refused (a private window) or damaged: there is no draft then.
    return undefined;
  }
}

/** Keeps a draft. A browser that refuses (full, private) leaves the page as it was: the text is still on it. */
export function keepDraft<Value>(store: Storage, key: string, draft: Draft<Value>): boolean {
  try {
    store.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(store: Storage, key: string): void {
  try {
    store.removeItem(key);
  } catch {
    // Nothing was kept where nothing may be kept.
  }
}

/** Drops every draft of a person: they sign out, and the next one at this screen is another. */
export function dropDrafts(store: Storage, person: string): void {
  try {
    const keys = Array.from({ length: store.length }, (_, place) => store.key(place));
    for (const key of keys) if (key?.startsWith(prefix(person))) store.removeItem(key);
  } catch {
    // As above.
  }
}
