import { pour, startVanityPath } from "#amplify/local/queues/vanity-path.ts";
import type { Weather } from "#lib/testing/database-proxy.ts";
import { exactly, forTheRecord, round, type Figure } from "./figure.ts";
import { say } from "./stage.ts";

const [count, bad] = [10_000, 100];
/** What the database does one after the other, and for how many of its calls. All of it within one visibility. */
const weather: [Weather, number][] = [
  [{ kind: "well" }, 2_000],
  [{ kind: "failing", error: "InternalServerError" }, 600],
  [{ kind: "well" }, 2_000],
  [{ kind: "failing", error: "ProvisionedThroughputExceededException" }, 300],
  [{ kind: "forgetful", operation: "PutItem" }, 100],
];
const visibilitySeconds = 30;
const limit = 20 * 60_000;

/** Keeps what is logged meanwhile: standard output is for figures. */
async function listening<Answer>(work: () => Promise<Answer>): Promise<{ answer: Answer; lines: string[] }> {
  const { log, error } = console;
  const lines: string[] = [];
  console.log = console.error = (line: string) => void lines.push(line);
  try {
    return { answer: await work(), lines };
  } finally {
    Object.assign(console, { log, error });
  }
}

const isStructured = (line: string): boolean => {
  try {
    const { level, time, message } = JSON.parse(line) as Record<string, unknown>;
    return [level, time, message].every((field) => typeof field === "string");
  } catch {
    return false;
  }
};

/** Ten thousand messages through queue, poller, function and engine: each stored once, none lost. */
export async function measureMessages(): Promise<Figure[]> {
  const path = await startVanityPath(visibilitySeconds);
  try {
    say(`${count} messages, and ${bad} that are none`);
    const { answer, lines } = await listening(() => pour(path, { count, bad, weather, limit }));
    const about = (name: string, wanted: number, value: number, note?: string) =>
      exactly(wanted, { name: `${count} messages: ${name}`, value, unit: "messages", note });
    const seconds = answer.milliseconds / 1_000;
    return [
      about(
        "stored",
        count,
        answer.stored,
        "every tenth sent twice, every third batch delivered twice, in disorder",
      ),
      about("stored twice", 0, answer.twice),
      about("lost", 0, answer.lost, "while the database fails, is throttled, and loses its answers"),
      about("refused, of those that are none", bad, answer.refused, "in the dead-letter queue"),
      about("refused wrongly", 0, answer.wronglyRefused),
      about("left in the queue", 0, answer.left),
      exactly(0, {
        name: "lines of log that are not structured or show a number",
        value: lines.filter((line) => !isStructured(line) || line.includes("2025550143")).length,
        unit: "lines",
        note: `of ${lines.length}`,
      }),
      forTheRecord({
        name: `${count} messages: time`,
        value: seconds,
        unit: "s",
        note: `${round(count / seconds)} a second, with three waits of up to ${visibilitySeconds} s for what failed`,
      }),
    ];
  } finally {
    await path.stop();
  }
}
