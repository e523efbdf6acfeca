import type { VanityNumber } from "./make-vanity-numbers.ts";

/** One vanity number as it is stored. */
export type StoredVanity = { text: string; letters: string; score: number; words: string[] };

/** What goes to the queue, and from there into the table. */
export type VanityMessage = {
  /** The caller, E.164; absent where the network hides it. */
  phoneNumber?: string;
  targetNumber: string;
  /** ISO 8601 UTC. */
  timestamp: string;
  /** `VanityNumber1` … `VanityNumber5`. */
  vanityNumbers: Record<string, StoredVanity>;
  contactId?: string;
};

/** The key of a place from 0 on: the first is `VanityNumber1`. */
export const vanityKey = (place: number): string => `VanityNumber${place + 1}`;

export const storedVanities = (numbers: readonly VanityNumber[]): VanityMessage["vanityNumbers"] =>
  Object.fromEntries(
    numbers.map(({ text, letters, score, parts }, place) => [
      vanityKey(place),
      { text, letters, score, words: parts.flatMap(({ word }) => word ?? []) },
    ]),
  );
