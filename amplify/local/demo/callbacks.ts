import { holdNumber, type ClaimDeps } from "#lib/domain/callbacks/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";

const connect: Actor = { kind: "system", name: "connect" };
const minute = 60_000;

/** Numbers that nobody has: the North American plan keeps 555-0100 to 555-0199 for stories. */
const held: { number: string; lob?: string; reason?: string; minutesAgo: number; minutes: number }[] = [
  { number: "+12025550143", lob: "retail", reason: "orders: long wait", minutesAgo: 28, minutes: 240 },
  { number: "+12125550117", lob: "retail", reason: "returns: long wait", minutesAgo: 11, minutes: 240 },
  { number: "+13055550162", lob: "retail", reason: "after hours", minutesAgo: 95, minutes: 720 },
  { number: "+17875550128", lob: "retail", reason: "orders: long wait", minutesAgo: 4, minutes: 2_880 },
  {
    number: "+13125550106",
    lob: "claims",
    reason: "claim-status: long wait",
    minutesAgo: 40,
    minutes: 1_440,
  },
  {
    number: "+14155550171",
    lob: "travel",
    reason: "change-booking: long wait",
    minutesAgo: 64,
    minutes: 4_320,
  },
  { number: "+16195550184", lob: "travel", reason: "stranded: after hours", minutesAgo: 7, minutes: 10_080 },
  { number: "+15125550135", minutesAgo: 17, minutes: 480 },
  // Over, and still there: DynamoDB removes it later.
  { number: "+12065550159", lob: "retail", reason: "orders: long wait", minutesAgo: 300, minutes: 240 },
];

/** Holds numbers as callback-set does, at moments of the past. */
export async function writeCallbacks({ claims, clock }: ClaimDeps): Promise<string> {
  const now = clock.now().getTime();
  await Promise.all(
    held.map(({ minutesAgo, ...hold }) =>
      holdNumber({ claims, clock: { now: () => new Date(now - minutesAgo * minute) } }, connect, hold),
    ),
  );
  return `${held.length - 1} callbacks held`;
}
