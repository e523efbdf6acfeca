import { expect, test } from "vitest";
import { DomainError } from "#lib/kernel/errors.ts";
import { IdentityRefusal } from "#lib/platform/cognito.ts";
import { tryLimits } from "./try-limits.ts";
import { attempt, sendOnce, triesOf } from "./tries.ts";

function clockAt(start = 0) {
  let now = start;
  return { now: () => new Date(now), pass: (milliseconds: number) => (now += milliseconds) };
}
const minute = 60_000;

test("gives a burst, then one after each interval", () => {
  const clock = clockAt();
  const limits = tryLimits(clock, { burst: 3, every: minute });
  expect([1, 2, 3].map(() => limits.take("a"))).toEqual([0, 0, 0]);
  expect(limits.take("a")).toBe(minute);
  clock.pass(minute / 2);
  expect(limits.take("a")).toBe(minute / 2);
  clock.pass(minute / 2);
  expect(limits.take("a")).toBe(0);
  expect(limits.take("a")).toBe(minute);
  expect(limits.take("b")).toBe(0);
});

test("never holds more than the burst, however long nobody tries or whatever is given back", () => {
  const clock = clockAt();
  const limits = tryLimits(clock, { burst: 2, every: minute });
  limits.take("a");
  clock.pass(100 * minute);
  limits.giveBack("a");
  expect([limits.take("a"), limits.take("a")]).toEqual([0, 0]);
  expect(limits.take("a")).toBeGreaterThan(0);
});

const refused = () => Promise.reject(new IdentityRefusal("refused"));
const nobody = { name: "nobody", address: "203.0.113.7" };

test("counts what is refused, by name and however it is written, and says how long to wait", async () => {
  const clock = clockAt();
  const tries = triesOf(clock, 0);
  const all = await Promise.allSettled(
    Array.from({ length: 10 }, (_, at) =>
      attempt(tries, { ...nobody, name: at % 2 ? " NoBody " : "nobody" }, refused),
    ),
  );
  expect(all.every((one) => one.status === "rejected" && one.reason instanceof IdentityRefusal)).toBe(true);
  await expect(attempt(tries, nobody, refused)).rejects.toMatchObject({
    code: "RULE",
    reason: "session.tooMany",
    values: { minutes: 1 },
  });
  // The right password does not get through either: that would tell it.
  await expect(attempt(tries, nobody, () => Promise.resolve("in"))).rejects.toBeInstanceOf(DomainError);
  await expect(attempt(tries, { ...nobody, name: "somebody" }, () => Promise.resolve("in"))).resolves.toBe(
    "in",
  );
  clock.pass(minute);
  await expect(attempt(tries, nobody, () => Promise.resolve("in"))).resolves.toBe("in");
});

test("counts by address, over many names", async () => {
  const tries = triesOf(clockAt(), 0);
  await Promise.allSettled(
    Array.from({ length: 60 }, (_, at) => attempt(tries, { ...nobody, name: `name-${at}` }, refused)),
  );
  await expect(attempt(tries, { ...nobody, name: "fresh" }, refused)).rejects.toMatchObject({ code: "RULE" });
  await expect(
    attempt(tries, { name: "fresh", address: "203.0.113.8" }, () => Promise.resolve("in")),
  ).resolves.toBe("in");
});

test("does not count what went well, nor what could not be answered", async () => {
  const tries = triesOf(clockAt(), 0);
  for (let at = 0; at < 30; at += 1) await attempt(tries, nobody, () => Promise.resolve("in"));
  const away = () => Promise.reject(new DomainError("UNAVAILABLE", "session.unavailable"));
  await Promise.allSettled(Array.from({ length: 10 }, () => attempt(tries, nobody, away)));
  await expect(attempt(tries, nobody, () => Promise.resolve("in"))).resolves.toBe("in");
});

test("sends a name few messages", async () => {
  const clock = clockAt();
  const tries = triesOf(clock, 0);
  let sent = 0;
  const send = () => Promise.resolve(void (sent += 1));
  await Promise.all(Array.from({ length: 4 }, () => sendOnce(tries, nobody, send)));
  await expect(sendOnce(tries, nobody, send)).rejects.toMatchObject({ values: { minutes: 5 } });
  expect(sent).toBe(4);
});
