import { afterAll, beforeAll, expect, it } from "vitest";
import { holdNumber } from "#lib/domain/callbacks/index.ts";
import { person } from "#lib/testing/builders.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { testServices, type TestServices } from "#lib/testing/services.ts";
import { createSession } from "#lib/domain/sessions/index.ts";
import { openNumber, revealNumber } from "./index.ts";

let store: TestDatabase;
let deps: TestServices;
const number = "+12025550143";
const connect = { kind: "system", name: "connect" } as const;

beforeAll(async () => {
  store = await startDatabase();
  deps = testServices(store);
});
afterAll(() => store.stop());

const reveal = (actor: ReturnType<typeof person>, handle = deps.numbers.seal(number)) =>
  revealNumber(deps, actor, { handle, requestId: "r" });
const shownTo = async (of = number) =>
  (await deps.history.of(`NUMBER#${of}`)).items.map(({ Action, Actor }) => `${Action} ${Actor}`);

it("is shown after who saw it is in the history", async () => {
  expect(await reveal(person("supervisors", "*", "sam"))).toEqual({ number });
  expect(await shownTo()).toEqual(["number.revealed sam"]);
  deps.clock.advance(1_000);
  expect(await reveal(person("editors", "*", "eve"))).toEqual({ number });
  expect(await shownTo()).toEqual(["number.revealed eve", "number.revealed sam"]);
});

it("is not shown, and nothing is recorded, where it is not theirs to see", async () => {
  const before = await shownTo();
  await expect(reveal(person("clients"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  const gone = { code: "NOT_FOUND", reason: "numbers.gone" };
  await expect(reveal(person("supervisors", ["retail"]))).rejects.toMatchObject(gone);
  await expect(reveal(person("editors", ["retail"]))).rejects.toMatchObject(gone);
  await expect(reveal(person("admins"), "no-handle")).rejects.toMatchObject(gone);
  expect(await shownTo()).toEqual(before);
});

it("is shown to those for whose line of business it is held", async () => {
  const held = "+12025550144";
  await holdNumber(deps, connect, { number: held, minutes: 60, lob: "retail" });
  const handle = deps.numbers.seal(held);
  await expect(reveal(person("supervisors", ["claims"]), handle)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await reveal(person("supervisors", ["retail"], "rita"), handle)).toEqual({ number: held });
  expect(await shownTo(held)).toEqual(["number.revealed rita"]);
});

it("has everything about it on one page, each part for those who may see it", async () => {
  const whole = "+12025550145";
  await holdNumber(deps, connect, { number: whole, minutes: 60, lob: "retail", reason: "long wait" });
  await createSession(deps, person("admins"), {
    customer_id: "12025550145",
    source: "voice",
    requestId: "r",
  });
  const seen = await openNumber(deps, person("supervisors"), deps.numbers.seal(whole));
  expect(seen).toMatchObject({
    number: whole,
    canShow: true,
    callback: { held: { lob: "retail", reason: "long wait" } },
    asCaller: { items: [] },
    asTarget: { items: [] },
    sessions: { items: [{ customer_id: "12025550145", source: "voice" }] },
  });
  expect(await openNumber(deps, person("editors"), whole)).toMatchObject({
    callback: undefined,
    sessions: undefined,
    asCaller: { items: [] },
  });
  const own = await openNumber(deps, person("supervisors", ["claims"]), whole);
  expect(own).toMatchObject({ canShow: false, callback: { held: undefined }, sessions: { items: [] } });
  expect(own.asCaller).toBeUndefined();
  const gone = { code: "NOT_FOUND" };
  await expect(openNumber(deps, person("editors", ["retail"]), whole)).rejects.toMatchObject(gone);
  await expect(openNumber(deps, person("admins"), "nobody")).rejects.toMatchObject(gone);
  await expect(openNumber(deps, person("clients"), whole)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
