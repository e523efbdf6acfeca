import { expect, test } from "vitest";
import { typedTime } from "./typed-time.ts";

test.each([
  ["9", "09:00"],
  ["09", "09:00"],
  ["930", "09:30"],
  ["1730", "17:30"],
  ["9:30", "09:30"],
  ["9.30", "09:30"],
  ["9h30", "09:30"],
  ["9h", "09:00"],
  [" 17:00 ", "17:00"],
  ["24:00", "00:00"],
  ["5 pm", "17:00"],
  ["5:30p", "17:30"],
  ["12 a.m.", "00:00"],
  ["12pm", "12:00"],
  ["0", "00:00"],
])("%s is %s", (text, time) => expect(typedTime(text)).toBe(time));

test.each(["", "noon", "25", "24:01", "9:60", "9:3", "13 pm", "0 am", "12345", "9:30:00", "-1"])(
  "%s is no time",
  (text) => expect(typedTime(text)).toBeUndefined(),
);
