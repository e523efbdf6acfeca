import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  makeVanityNumbers,
  readTarget,
  storedVanities,
  vanityNumberStore,
  type VanityRecord,
} from "#lib/domain/vanity-numbers/index.ts";
import { person } from "#lib/testing/builders.ts";
import { missingEngine, startDatabase, storeEngines, type TestDatabase } from "#lib/testing/database.ts";
import { testServices, type TestServices } from "#lib/testing/services.ts";
import { exportRecords, listRecords, openRecord, revealRecord, tryNumber } from "./index.ts";

const admin = person("admins", "*", "ada");
const limited = person("editors", ["retail"]);
const [caller, other] = ["+12025550143", "+12023569377"];

function recordOf(place: number, some: Partial<VanityRecord> = {}): VanityRecord {
  const target = readTarget(some.targetNumber ?? caller);
  if ("refused" in target) throw new Error(target.refused);
  const timestamp = some.timestamp ?? `2026-11-21T10:${String(place).padStart(2, "0")}:00.000Z`;
  return {
    id: `record-${place}`,
    day: timestamp.slice(0, 10),
    timestamp,
    phoneNumber: caller,
    targetNumber: target.number,
    vanityNumbers: storedVanities(makeVanityNumbers(target, place % 2 === 0 ? "en" : "es")),
    contactId: "=1+1",
    ...some,
  };
}

describe.each(storeEngines)("vanity numbers on %s", (engine) => {
  const missing = missingEngine(engine);
  if (missing) return it.skip(missing);

  let store: TestDatabase;
  let deps: TestServices;
  beforeAll(async () => {
    store = await startDatabase(engine);
    deps = testServices(store);
    deps.clock.set("2026-11-22T00:30:00.000Z");
    const vanityNumbers = vanityNumberStore(store.database, store.tables.VanityNumbers);
    for (let place = 0; place < 55; place += 1) await vanityNumbers.add(recordOf(place));
    await vanityNumbers.add(recordOf(60, { targetNumber: other, timestamp: "2026-11-20T09:00:00.000Z" }));
    await vanityNumbers.add(recordOf(61, { phoneNumber: undefined, timestamp: "2026-11-19T09:00:00.000Z" }));
    await vanityNumbers.add(recordOf(62, { timestamp: "2026-11-20T00:00:00.000Z" }));
    await vanityNumbers.add(recordOf(63, { timestamp: "2026-11-20T23:59:59.999Z" }));
  });
  afterAll(() => store.stop());

  const ids = (page: { items: VanityRecord[] }) => page.items.map(({ id }) => Number(id.slice(7)));
  const from = (high: number, low: number) =>
    Array.from({ length: high - low + 1 }, (_, place) => high - place);

  it("are listed newest first, page by page, both ways; a day that has none yet shows yesterday", async () => {
    const first = await listRecords(deps, admin, { filter: {} });
    expect(first.day).toBe("2026-11-21");
    expect(ids(first)).toEqual(from(54, 30));
    expect(first.previous).toBeUndefined();
    const filter = { day: "2026-11-21" };
    const second = await listRecords(deps, admin, { filter, cursor: first.next });
    expect(ids(second)).toEqual(from(29, 5));
    const third = await listRecords(deps, admin, { filter, cursor: second.next });
    expect(ids(third)).toEqual(from(4, 0));
    expect(third.next).toBeUndefined();
    const back = await listRecords(deps, admin, { filter, before: third.previous });
    expect(ids(back)).toEqual(from(29, 5));
    expect(ids(await listRecords(deps, admin, { filter, before: back.previous }))).toEqual(from(54, 30));
    for (const cursor of [first.next, "x"])
      await expect(listRecords(deps, admin, { filter: { day: "2026-11-20" }, cursor })).rejects.toMatchObject(
        {
          reason: "list.cursor",
        },
      );
  });

  it("are found by caller, by number and by day", async () => {
    expect(ids(await listRecords(deps, admin, { filter: { target: other } }))).toEqual([60]);
    expect(ids(await listRecords(deps, admin, { filter: { caller, day: "2026-11-20" } }))).toEqual([
      63, 60, 62,
    ]);
    expect(ids(await listRecords(deps, admin, { filter: { day: "2026-11-19" } }))).toEqual([61]);
    expect(ids(await listRecords(deps, admin, { filter: { caller: "+12025550199" } }))).toEqual([]);
    for (const day of ["yesterday", "2026-13-40", "2026-02-31", ""])
      await expect(listRecords(deps, admin, { filter: { day } })).rejects.toMatchObject({
        reason: "vanity.day",
      });
  });

  it("are shown in full after who saw them is in the history of each number", async () => {
    const shown = await revealRecord(deps, admin, { id: "record-60", requestId: "r" });
    expect(shown).toMatchObject({ caller, target: other });
    expect(shown.numbers).toHaveLength(5);
    const [best] = shown.numbers;
    expect(best).toMatchObject({ text: expect.stringContaining("FLOWERS") as string });
    for (const { score, parts, inWords, digits } of shown.numbers) {
      expect(digits).toBe(10);
      const words = (parts ?? []).filter(({ word }) => word !== undefined);
      expect(words.reduce((sum, { text }) => sum + text.length, 0)).toBe(inWords);
      // Why it scored is the whole of the score.
      const told = words.flatMap(({ reasons }) => Object.values(reasons ?? {}));
      expect(told.reduce((sum, points) => sum + points, 0)).toBe(score);
    }
    for (const number of [caller, other]) {
      const [last] = (await deps.history.of(`NUMBER#${number}`)).items;
      expect(last).toMatchObject({ Action: "number.revealed", Actor: "ada" });
    }
  });

  it("explain those that were made in Spanish too", async () => {
    const { numbers } = await revealRecord(deps, admin, { id: "record-1", requestId: "r" });
    expect(numbers.every(({ parts }) => parts !== undefined)).toBe(true);
  });

  it("are not for those who are limited to lines of business, nor for clients", async () => {
    const forbidden = { code: "FORBIDDEN" };
    await expect(listRecords(deps, limited, { filter: {} })).rejects.toMatchObject(forbidden);
    await expect(openRecord(deps, limited, { id: "record-1" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(openRecord(deps, person("clients"), { id: "record-1" })).rejects.toMatchObject(forbidden);
    await expect(openRecord(deps, admin, { id: "none" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(exportRecords(deps, limited, { filter: {}, requestId: "r" }).next()).rejects.toMatchObject(
      forbidden,
    );
    expect(() => tryNumber(person("clients"), { number: other, language: "en" })).toThrow(
      expect.objectContaining(forbidden),
    );
    expect(tryNumber(limited, { number: other, language: "en" })[0]?.text).toContain("FLOWERS");
  });

  it("are exported by the filter, with no formula, after it is in the history", async () => {
    const rows: string[] = [];
    const filter = { day: "2026-11-21" };
    for await (const part of exportRecords(deps, admin, { filter, requestId: "r" })) {
      const { items } = await deps.history.of("VANITY#2026-11-21");
      expect(items[0]).toMatchObject({ Action: "vanity.exported", Actor: "ada" });
      rows.push(...part.split("\r\n").filter(Boolean));
    }
    expect(rows).toHaveLength(56);
    expect(rows[0]).toMatch(
      /^\ufefftimestamp,phoneNumber,targetNumber,contactId,VanityNumber1,Score1,Words1,/,
    );
    for (const row of rows.slice(1)) {
      expect(row).toContain(`,'${caller},'${caller},'=1+1,'+1 `);
      for (const cell of row.split(",")) expect(cell).not.toMatch(/^[=+\-@]/);
    }
  });

  it.each([
    ["", "missing"],
    ["anonymous", "anonymous"],
    ["1-800-FLOWERS", "letters"],
    ["202 356 9377 ext 5", "extension"],
    ["911", "short"],
    ["1".repeat(30), "long"],
    ["+1 111 111 1111", "unknown"],
  ])("tell why %j cannot be tried", (number, why) => {
    expect(() => tryNumber(admin, { number, language: "es" })).toThrow(
      expect.objectContaining({ fieldErrors: { number: { reason: `vanity.refused.${why}` } } }),
    );
  });
});
