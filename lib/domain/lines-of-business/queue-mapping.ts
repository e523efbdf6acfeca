import { languages, type Language, type Queue } from "./settings.ts";

/** `*` stands for every language. */
export const mappingLanguages = [...languages, "*"] as const;
export type MappingLanguage = (typeof mappingLanguages)[number];

/** An intent's name as Amazon Lex and flows carry it; it stands between the `#` of a key. Case counts. */
export const intentPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/** Amazon Connect's priority in a queue: 1 is served first, 5 is what a contact has by itself. */
export const minPriority = 1;
export const maxPriority = 10;
export const defaultPriority = 5;

export type MappingContents = Queue & { Priority: number; IsActive: boolean };
export type QueueMapping = MappingContents & { Intent: string; Language: MappingLanguage };

export const mappingKey = (intent: string, language: MappingLanguage): string =>
  `QUEUE#${intent}#${language}`;

const keyPattern = /^QUEUE#([^#]+)#(en|es|\*)$/;

/** Intent and language of a sort key, or undefined where it is none of a mapping. */
export function mappingOfKey(key: string): { Intent: string; Language: MappingLanguage } | undefined {
  const [, Intent, Language] = keyPattern.exec(key) ?? [];
  return Intent && Language ? { Intent, Language: Language as MappingLanguage } : undefined;
}

export const mappingContents = (mapping: MappingContents): MappingContents => ({
  QueueName: mapping.QueueName,
  QueueArn: mapping.QueueArn,
  Priority: mapping.Priority,
  IsActive: mapping.IsActive,
});

/** How a queue was found. `exact`: for intent and language; `language`: for the intent in every language. */
export type QueueSource = "exact" | "language" | "default" | "none";

export type QueueAnswer = {
  source: QueueSource;
  queue?: Queue;
  priority?: number;
  /** The sort key of the mapping that decided, or `SETTING#DefaultQueue`. */
  key?: string;
  /** Mappings that would have decided, were they active. */
  passedOver: string[];
};

export type Mappings = ReadonlyMap<string, QueueMapping>;

export const byMappingKey = (mappings: readonly QueueMapping[]): Mappings =>
  new Map(mappings.map((mapping) => [mappingKey(mapping.Intent, mapping.Language), mapping]));

/**
 * The queue of a call: the mapping for its intent and language, then for the intent and `*`, then the default queue.
 * An inactive mapping does not count (3-functions, get-line-of-business).
 */
export function resolveQueue(
  mappings: Mappings,
  defaultQueue: Queue | null,
  intent: string | undefined,
  language: Language,
): QueueAnswer {
  const passedOver: string[] = [];
  const tries = [
    ["exact", language],
    ["language", "*"],
  ] as const;
  for (const [source, of] of intent ? tries : []) {
    const key = mappingKey(intent ?? "", of);
    const mapping = mappings.get(key);
    if (mapping?.IsActive) {
      const { QueueName, QueueArn, Priority } = mapping;
      return { source, queue: { QueueName, QueueArn }, priority: Priority, key, passedOver };
    }
    if (mapping) passedOver.push(key);
  }
  return defaultQueue
    ? {
        source: "default",
        queue: defaultQueue,
        priority: defaultPriority,
        key: "SETTING#DefaultQueue",
        passedOver,
      }
    : { source: "none", passedOver };
}

export type ResolvedRow = {
  /** Absent in the row for callers without an intent, or with one that has no mapping. */
  intent?: string;
  answers: Record<Language, QueueAnswer>;
  /** The intent's own mappings. */
  mappings: QueueMapping[];
};

/** The queue of every intent in every language, intents by name; the last row is for all other intents. */
export function resolvedQueues(mappings: readonly QueueMapping[], defaultQueue: Queue | null): ResolvedRow[] {
  const known = byMappingKey(mappings);
  const intents = [...new Set(mappings.map((mapping) => mapping.Intent))].sort();
  return [...intents, undefined].map((intent) => ({
    intent,
    answers: {
      en: resolveQueue(known, defaultQueue, intent, "en"),
      es: resolveQueue(known, defaultQueue, intent, "es"),
    },
    mappings: mappings.filter((mapping) => mapping.Intent === intent),
  }));
}
