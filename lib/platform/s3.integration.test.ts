import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startObjects, type TestObjects } from "#lib/testing/engines/objects.ts";
import { leastPartBytes, openObjects } from "./s3.ts";
import { linkSeconds, linksTo } from "./s3-links.ts";

let store: TestObjects;
beforeAll(async () => {
  store = await startObjects();
});
afterAll(() => store.stop());

it("gives back what was put, and nothing where nothing is", async () => {
  const text = '{"said":"¿Qué tal? 👋"}';
  await store.objects.put("sessions/a/1.json", text);
  expect(await store.objects.text("sessions/a/1.json")).toBe(text);
  expect(await store.objects.bytes("sessions/a/1.json")).toBe(Buffer.byteLength(text));
  expect(Buffer.from((await store.objects.content("sessions/a/1.json")) ?? []).toString()).toBe(text);
  expect(await store.objects.text("sessions/a/2.json")).toBeUndefined();
  expect(await store.objects.content("sessions/a/2.json")).toBeUndefined();
  expect(await store.objects.bytes("sessions/a/2.json")).toBeUndefined();
});

it("makes a link that downloads under a name, and says how long it lasts", async () => {
  await store.objects.put("exports/x/sessions.csv", "a,b\r\n", "text/csv");
  const link = new URL(await linksTo(store.objects).link("exports/x/sessions.csv", "sessions 2026.csv"));
  expect(link.searchParams.get("X-Amz-Expires")).toBe(String(linkSeconds));
  expect(linkSeconds).toBe(900);
  expect(link.searchParams.get("X-Amz-Signature")).toMatch(/^[0-9a-f]{64}$/);
  expect(link.searchParams.get("response-content-disposition")).toBe(
    'attachment; filename="sessions 2026.csv"',
  );
  const answer = await fetch(link);
  expect(await answer.text()).toBe("a,b\r\n");
});

it("writes an object in parts, each as often as it must, and completes it once", async () => {
  const key = "exports/x/turns.csv";
  const [first, last] = [randomBytes(leastPartBytes), Buffer.from("the end")];
  const upload = await store.objects.begin(key, "text/csv");
  await store.objects.part(key, upload, 1, Buffer.from(randomBytes(leastPartBytes)));
  const tags = [
    await store.objects.part(key, upload, 1, first),
    await store.objects.part(key, upload, 2, last),
  ];
  expect(await store.objects.bytes(key)).toBeUndefined();
  await store.objects.complete(key, upload, tags);
  await store.objects.complete(key, upload, tags);
  expect(await store.objects.bytes(key)).toBe(first.length + last.length);
  const given = await fetch(await linksTo(store.objects).link(key, "turns.csv"));
  expect(Buffer.from(await given.arrayBuffer()).equals(Buffer.concat([first, last]))).toBe(true);
});

it("gives up an upload, of which then nothing can be made", async () => {
  const upload = await store.objects.begin("exports/y", "text/csv");
  const tag = await store.objects.part("exports/y", upload, 1, Buffer.from("half"));
  await store.objects.abort("exports/y", upload);
  await store.objects.abort("exports/y", upload);
  await expect(store.objects.complete("exports/y", upload, [tag])).rejects.toMatchObject({
    code: "NOT_FOUND",
    reason: "objects.gone",
  });
});

it("says UNAVAILABLE when nobody answers", async () => {
  const nobody = openObjects("none", { region: "us-east-1", endpoint: "http://127.0.0.1:9", maxAttempts: 1 });
  await expect(nobody.put("a", "b")).rejects.toMatchObject({ code: "UNAVAILABLE" });
  await expect(nobody.text("a")).rejects.toMatchObject({ code: "UNAVAILABLE" });
});
