import { expect, test } from "vitest";
import { sharedReading } from "./shared-reading.ts";

function aReading() {
  const state = { now: 1_000, reads: 0, fails: false };
  const reading = sharedReading(
    () => {
      state.reads += 1;
      return state.fails ? Promise.reject(new Error("silent")) : Promise.resolve(state.reads);
    },
    () => state.now,
  );
  return { state, reading };
}

test("one reading serves all who can do with it, and nobody who needs a later one", async () => {
  const { state, reading } = aReading();
  expect(await Promise.all([reading.since(1_000), reading.since(0), reading.since(1_000)])).toEqual([
    1, 1, 1,
  ]);
  state.now = 1_500;
  expect(await reading.since(500)).toBe(1);
  expect(await reading.since(1_001)).toBe(2);
  expect(await reading.since(1_400)).toBe(2);
});

test("what was changed here is read anew at once", async () => {
  const { reading } = aReading();
  await reading.since(0);
  reading.forget();
  expect(await reading.since(0)).toBe(2);
});

test("a failure is kept for nobody", async () => {
  const { state, reading } = aReading();
  state.fails = true;
  await expect(reading.since(0)).rejects.toThrow("silent");
  state.fails = false;
  expect(await reading.since(0)).toBe(2);
});
