import { PurgeQueueCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import {
  makeVanityNumbers,
  readTarget,
  storedVanities,
  type VanityMessage,
  type VanityNumberStore,
  type WordLanguage,
} from "#lib/domain/vanity-numbers/index.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import { openQueues } from "#lib/platform/sqs.ts";
import type { Stack } from "#lib/platform/stack.ts";

const minute = 60_000;
/** Callers, and what some of them typed instead of their own number. */
const callers = [
  "+12025550143",
  "+12125550117",
  "+13055550162",
  "+17875550128",
  "+14155550171",
  "+16195550184",
];
const typed = [
  "+12023569377",
  "+12122255669",
  "+13052272774",
  "+17874663867",
  "+14157246729",
  "+442079460958",
];
const count = 64;

/** One call of the past: every fifth caller typed another number, every ninth hid their own, every third is Spanish. */
function messageOf(place: number, now: number): VanityMessage {
  const language: WordLanguage = place % 3 === 2 ? "es" : "en";
  const own = callers[(place * 5) % callers.length] ?? "";
  const isHidden = place % 9 === 4;
  const wanted = place % 5 === 0 || isHidden ? (typed[place % typed.length] ?? own) : own;
  const target = readTarget(wanted);
  if ("refused" in target) throw new Error(`${wanted} is no number: ${target.refused}`);
  return {
    ...(isHidden ? {} : { phoneNumber: own }),
    targetNumber: target.number,
    timestamp: new Date(now - (3 + place * place * 1.3) * minute).toISOString(),
    vanityNumbers: storedVanities(makeVanityNumbers(target, language)),
    contactId: `5e1f0000-0000-4000-8000-${String(place).padStart(12, "0")}`,
  };
}

/** What was made for callers in the last days, as sqs-to-ddb stores it. */
export async function writeVanityNumbers(deps: {
  vanityNumbers: VanityNumberStore;
  clock: Clock;
}): Promise<string> {
  const now = deps.clock.now().getTime();
  await Promise.all(
    Array.from({ length: count }, (_, place) => {
      const message = messageOf(place, now);
      const id = `7a3c0000-0000-4000-8000-${String(place).padStart(12, "0")}`;
      return deps.vanityNumbers.add({ ...message, id, day: message.timestamp.slice(0, 10) });
    }),
  );
  return `${count} vanity numbers made for callers`;
}

/** Empties the queue and its dead-letter queue; with `isDemo` three messages were refused. */
export async function refillQueues({ sqs, queues }: Stack, now: Date, isDemo: boolean): Promise<void> {
  const vanity = queues?.vanity;
  if (!sqs || !vanity) return;
  const client = openQueues({ region: "us-east-1", endpoint: sqs, requestTimeout: 20_000 });
  for (const QueueUrl of [vanity.url, vanity.dead]) await client.send(new PurgeQueueCommand({ QueueUrl }));
  const whole = messageOf(70, now.getTime());
  const { targetNumber: _, ...without } = messageOf(71, now.getTime());
  const refused = [
    JSON.stringify(whole),
    JSON.stringify(without),
    '{"phoneNumber":"+12025550143","targetNum',
  ];
  if (isDemo)
    for (const MessageBody of refused)
      await client.send(new SendMessageCommand({ QueueUrl: vanity.dead, MessageBody }));
  client.destroy();
}
