import { expect, it } from "vitest";
import { sealedCursors, sealedNumbers } from "./sealing.ts";

const handles = sealedNumbers("a secret of the tests, 32 characters");
const number = "+12025550143";

it("seals a number into an address that does not show it, and opens it again", () => {
  const handle = handles.seal(number);
  expect(handle).toMatch(/^[\w-]+$/);
  expect(Buffer.from(handle, "base64url").toString("latin1")).not.toContain("5550143");
  expect(handles.open(handle)).toBe(number);
  expect(handles.seal(number)).toBe(handle);
  expect(handles.seal("+12025550144").slice(0, 16)).not.toBe(handle.slice(0, 16));
});

it.each(["", "x", number, "A".repeat(60), "ñ".repeat(40)])("opens nothing of %s", (handle) => {
  expect(handles.open(handle)).toBeUndefined();
});

it("opens nothing that was changed, or sealed with another secret", () => {
  const bytes = Buffer.from(handles.seal(number), "base64url");
  for (const place of [0, 13, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[place]! ^= 1;
    expect(handles.open(changed.toString("base64url"))).toBeUndefined();
  }
  expect(handles.open(sealedNumbers("another secret, of 32 characters").seal(number))).toBeUndefined();
});

it("seals cursors, each for its own list", () => {
  const cursors = sealedCursors("a secret of the tests, 32 characters");
  const key = { callback_number: number, lob: "retail", ttl: 1 };
  const cursor = cursors.seal("retail", key);
  expect(cursors.open("retail", cursor)).toEqual(key);
  expect(Buffer.from(cursor ?? "", "base64url").toString("latin1")).not.toContain("555");
  expect(cursors.seal("retail", undefined)).toBeUndefined();
  expect(cursors.open("retail", undefined)).toBeUndefined();
  for (const [purpose, given] of [
    ["claims", cursor],
    ["retail", `${cursor}A`.replace(/^./, "_")],
    ["retail", "x"],
  ] as const)
    expect(() => cursors.open(purpose, given)).toThrow(expect.objectContaining({ reason: "list.cursor" }));
});
