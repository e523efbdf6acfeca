/** The operations on lines of business over real engines: each change wholly there with its history, or not at all. */
import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDomainError, type ErrorCode } from "#lib/kernel/errors.ts";
import { aFlow, aPrompt, person } from "#lib/testing/builders.ts";
import { missingEngine, startDatabase, storeEngines, type TestDatabase } from "#lib/testing/database.ts";
import { testServices, type TestServices } from "#lib/testing/services.ts";
import {
  archiveLob,
  createLob,
  deletePlaybook,
  deleteQueueMapping,
  endEmergency,
  listClosures,
  listEmergencies,
  listLobs,
  openLob,
  raiseEmergency,
  restoreSetting,
  savePlaybook,
  saveQueueMapping,
  saveSettings,
  settingHistory,
  type SettingName,
} from "./index.ts";

const admin = person("admins");
const editor = person("editors");
const supervisor = person("supervisors");
const client = person("clients", ["retail"]);
const requestId = "test";
const arn = (queue: string, instance = "11111111-1111-4111-8111-111111111111") =>
  `arn:aws:connect:us-east-1:123456789012:instance/${instance}/queue/${queue}`;
const billing = { QueueName: "Billing", QueueArn: arn("b1"), Priority: 3, IsActive: true };
const from = (contents: object) =>
  Object.fromEntries(Object.entries(contents).map(([field, to]) => [field, { to: to as string }]));

async function refused(work: Promise<unknown>, code: ErrorCode, reason?: string) {
  const error: unknown = await work.then(
    () => undefined,
    (refusal: unknown) => refusal,
  );
  expect(isDomainError(error) ? [error.code, reason && error.reason] : error).toEqual([code, reason]);
  return isDomainError(error) ? error : undefined;
}

describe.each(storeEngines.filter((engine) => !missingEngine(engine)))("on %s", (engine) => {
  let test: TestDatabase;
  let deps: TestServices;
  let count = 0;

  beforeAll(async () => {
    test = await startDatabase(engine);
    deps = testServices(test);
  });
  afterAll(() => test.stop());

  const aLob = async (actor: Actor = editor, copyOf?: string) => {
    count += 1;
    const LOB = `lob-${count}`;
    await createLob(deps, actor, { LOB, DisplayName: `Line ${count}`, copyOf, requestId: `make ${LOB}` });
    return LOB;
  };
  const save = (
    lob: string,
    changes: Partial<Record<SettingName, { from?: unknown; to?: unknown }>>,
    actor = editor,
  ) => saveSettings(deps, actor, { lob, changes, requestId });
  const mapping = (lob: string, intent: string, language: "en" | "es" | "*" = "*", contents = billing) =>
    saveQueueMapping(deps, editor, {
      lob,
      intent,
      language,
      isNew: true,
      changes: from(contents),
      requestId,
    });
  const raise = (lobs: string[], more: object = {}, actor = supervisor) =>
    raiseEmergency(deps, actor, {
      lobs,
      Reason: "Storm",
      EmergencyText_en: "We are closed because of the storm.",
      EmergencyText_es: "Estamos cerrados por la tormenta.",
      Until: new Date(deps.clock.now().getTime() + 3_600_000).toISOString(),
      requestId,
      ...more,
    });
  const items = async (lob: string) => {
    const { Items } = await test.database.send(
      new QueryCommand({
        TableName: test.tables.Config,
        KeyConditionExpression: "LOB = :lob",
        ExpressionAttributeValues: { ":lob": lob },
      }),
    );
    return Items ?? [];
  };

  describe("creating", () => {
    it("begins with the defaults, and can be opened by name", async () => {
      const lob = await aLob();
      const opened = await openLob(deps, editor, { lob });
      expect(opened.values).toMatchObject({
        DisplayName: `Line ${count}`,
        MaxInvalidAttempts: 3,
        DefaultQueue: null,
      });
      expect(opened.problems.map(({ kind }) => kind)).toEqual(["deadEnd", "deadEnd"]);
      expect((await items(lob)).map((item) => [item.ConfigKey as string, item.Version as number])).toEqual([
        ["SETTING#DisplayName", 1],
      ]);
      await refused(
        createLob(deps, editor, { LOB: lob, DisplayName: "Again", requestId: "another" }),
        "CONFLICT",
        "lobs.exists",
      );
    });

    it("copies settings and queues, more than one transaction holds, and goes on after a cut", async () => {
      const source = await aLob();
      await save(source, { MaxInvalidAttempts: { from: 3, to: 5 } });
      for (let place = 0; place < 55; place += 1) await mapping(source, `intent-${place}`);
      await raise([source]);
      const LOB = `copy-${engine}`;
      const input = { LOB, DisplayName: "Copy", copyOf: source, requestId: "copying" };
      let commits = 0;
      const cut = {
        ...deps,
        commit: (writes: Parameters<typeof deps.commit>[0]) => {
          commits += 1;
          if (commits === 3) throw new Error("killed");
          return deps.commit(writes);
        },
      };
      await expect(createLob(cut, editor, input)).rejects.toThrow("killed");
      expect((await openLob(deps, editor, { lob: LOB })).mappings).toHaveLength(49);
      await createLob(deps, editor, input);
      const copy = await openLob(deps, editor, { lob: LOB });
      expect(copy.mappings).toHaveLength(55);
      expect(copy.values).toMatchObject({
        DisplayName: "Copy",
        MaxInvalidAttempts: 5,
        EmergencyClosure: false,
      });
      expect(copy.lob.emergency).toBeUndefined();
      await endEmergency(deps, supervisor, { lobs: [source], requestId });
    });
  });

  describe("settings", () => {
    it("saves what changed alone, each with its version and its history", async () => {
      const lob = await aLob();
      const { saved } = await save(lob, {
        MaxInvalidAttempts: { from: 3, to: 4 },
        CallbackEnabled: { from: false, to: true },
        TimeZone: { from: "America/New_York", to: "America/New_York" },
      });
      expect(saved).toEqual(["MaxInvalidAttempts", "CallbackEnabled"]);
      const opened = await openLob(deps, editor, { lob });
      expect(opened.states.MaxInvalidAttempts).toMatchObject({ Version: 1, UpdatedBy: "editors" });
      expect(opened.states.TimeZone).toMatchObject({ Version: 0, isStored: false });
      const history = await settingHistory(deps, editor, { lob, key: "FLAG#CallbackEnabled" });
      expect(history?.items).toMatchObject([
        { Action: "setting.saved", Before: { Value: false }, After: { Value: true }, Actor: "editors" },
      ]);
    });

    it("keeps both people's changes to different settings, days and holidays", async () => {
      const lob = await aLob();
      const { values } = await openLob(deps, editor, { lob });
      const friday = values.BusinessHours.map((hours) =>
        hours.Day === "FRIDAY" ? { ...hours, End: "15:00" } : hours,
      );
      const monday = values.BusinessHours.filter((hours) => hours.Day !== "MONDAY");
      const christmas = { Name: "Christmas", Date: "12-25", Type: "CLOSED" };
      const newYear = { Name: "New Year", Date: "01-01", Type: "CLOSED" };
      await save(lob, {
        BusinessHours: { from: values.BusinessHours, to: friday },
        Holidays: { from: [], to: [christmas] },
      });
      await save(lob, {
        BusinessHours: { from: values.BusinessHours, to: monday },
        Holidays: { from: [], to: [newYear] },
      });
      const after = await openLob(deps, editor, { lob });
      expect(after.values.BusinessHours.map(({ Day, End }) => `${Day} ${End}`)).toEqual([
        "TUESDAY 17:00",
        "WEDNESDAY 17:00",
        "THURSDAY 17:00",
        "FRIDAY 15:00",
      ]);
      expect(after.values.Holidays).toEqual([newYear, christmas]);
    });

    it("shows a conflict with base, mine and theirs, and stores nothing of that save", async () => {
      const lob = await aLob();
      await save(lob, { MaxQueueWaitSeconds: { from: 600, to: 900 } });
      const error = await refused(
        save(lob, {
          MaxQueueWaitSeconds: { from: 600, to: 300 },
          CallbackEnabled: { from: false, to: true },
        }),
        "CONFLICT",
        "lobs.conflict",
      );
      expect(error?.data).toMatchObject({
        conflicts: [{ setting: "MaxQueueWaitSeconds", base: 600, mine: 300, theirs: 900 }],
      });
      expect((await openLob(deps, editor, { lob })).values.CallbackEnabled).toBe(false);
    });

    it("holds a rule over two settings when two people break it together", async () => {
      const lob = await aLob();
      await save(lob, { AfterHoursTransferNumber: { from: null, to: "+1 202 555 0143" } });
      const results = await Promise.allSettled([
        save(lob, { AfterHoursAction: { from: "MESSAGE", to: "TRANSFER" } }),
        save(lob, { AfterHoursTransferNumber: { from: "+12025550143", to: null } }),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    });

    it("lets many people change different settings at once", async () => {
      const lob = await aLob();
      const changes: Partial<Record<SettingName, { from: unknown; to: unknown }>>[] = [
        { MaxInvalidAttempts: { from: 3, to: 1 } },
        { MaxQueueWaitSeconds: { from: 600, to: 1 } },
        { CallbackWindowMinutes: { from: 240, to: 1 } },
        { CallbackEnabled: { from: false, to: true } },
        { SelfServiceEnabled: { from: false, to: true } },
        { DefaultLanguage: { from: "en", to: "es" } },
      ];
      await Promise.all(changes.map((change) => save(lob, change)));
      expect((await openLob(deps, editor, { lob })).values).toMatchObject({
        MaxInvalidAttempts: 1,
        MaxQueueWaitSeconds: 1,
        CallbackWindowMinutes: 1,
        CallbackEnabled: true,
        SelfServiceEnabled: true,
        DefaultLanguage: "es",
      });
    });

    it("names a prompt only where there is one", async () => {
      const lob = await aLob();
      const flow = await aFlow(deps);
      await aPrompt(deps, flow, "recording");
      const missing = await refused(
        save(lob, { RecordingNoticePrompt: { from: null, to: `${flow}/gone` } }),
        "VALIDATION",
      );
      expect(missing?.fieldErrors.RecordingNoticePrompt?.reason).toBe("lobs.promptGone");
      await save(lob, { RecordingNoticePrompt: { from: null, to: `${flow}/recording` } });
      expect((await openLob(deps, editor, { lob })).values.RecordingNoticePrompt).toBe(`${flow}/recording`);
    });

    it("shows what cannot be read, counts by the default, and lets it be written anew", async () => {
      const lob = await aLob();
      const put = (ConfigKey: string, rest: object) =>
        test.database.send(
          new PutCommand({ TableName: test.tables.Config, Item: { LOB: lob, ConfigKey, ...rest } }),
        );
      await put("SETTING#TimeZone", { Value: "Mars/Olympus", Version: 7 });
      await put("SETTING#Colour", { Value: "red" });
      await put("QUEUE#billing#fr", { QueueName: "x" });
      const opened = await openLob(deps, editor, { lob });
      expect(opened.unreadable.sort()).toEqual(["QUEUE#billing#fr", "SETTING#Colour", "SETTING#TimeZone"]);
      expect(opened.values.TimeZone).toBe("America/New_York");
      await save(lob, { TimeZone: { from: "America/New_York", to: "America/New_York" } });
      expect((await openLob(deps, editor, { lob })).states.TimeZone).toMatchObject({
        Version: 8,
        unreadable: false,
      });
    });

    it("restores an earlier value as a new version, and can undo that", async () => {
      const lob = await aLob();
      await save(lob, { MaxInvalidAttempts: { from: 3, to: 5 } });
      const key = "SETTING#MaxInvalidAttempts";
      const [change] = (await settingHistory(deps, editor, { lob, key }))?.items ?? [];
      const restore = (side: "Before" | "After", version: number) =>
        restoreSetting(deps, editor, { lob, key, at: change?.At ?? "", side, version, requestId });
      await refused(restore("Before", 0), "CONFLICT", "lobs.changedSince");
      await restore("Before", 1);
      expect((await openLob(deps, editor, { lob })).values.MaxInvalidAttempts).toBe(3);
      await restore("After", 2);
      const opened = await openLob(deps, editor, { lob });
      expect([opened.values.MaxInvalidAttempts, opened.states.MaxInvalidAttempts.Version]).toEqual([5, 3]);
    });
  });

  describe("queue mappings", () => {
    it("adds, merges, refuses conflicts, deletes and restores", async () => {
      const lob = await aLob();
      const key = { lob, intent: "billing", language: "es" as const, requestId };
      await mapping(lob, "billing", "es");
      await mapping(lob, "billing", "es");
      await refused(
        mapping(lob, "billing", "es", { ...billing, Priority: 9 }),
        "CONFLICT",
        "lobs.queueExists",
      );
      await saveQueueMapping(deps, editor, { ...key, changes: { Priority: { from: 3, to: 1 } } });
      await saveQueueMapping(deps, editor, { ...key, changes: { IsActive: { from: true, to: false } } });
      const clash = await refused(
        saveQueueMapping(deps, editor, { ...key, changes: { Priority: { from: 3, to: 2 } } }),
        "CONFLICT",
      );
      expect(clash?.data).toMatchObject({ conflicts: [{ field: "Priority", base: 3, mine: 2, theirs: 1 }] });
      await refused(
        deleteQueueMapping(deps, editor, { ...key, version: 1 }),
        "CONFLICT",
        "lobs.changedSince",
      );
      await deleteQueueMapping(deps, editor, { ...key, version: 3 });
      await deleteQueueMapping(deps, editor, { ...key, version: 3 });
      expect((await openLob(deps, editor, { lob })).mappings).toEqual([]);
      const history = await settingHistory(deps, editor, { lob, key: "QUEUE#billing#es" });
      expect(history?.items.map(({ Action }) => Action)).toContain("queue.deleted");
      const deleted = history?.items.find(({ Action }) => Action === "queue.deleted");
      await restoreSetting(deps, editor, {
        lob,
        key: "QUEUE#billing#es",
        at: deleted?.At ?? "",
        side: "Before",
        version: 0,
        requestId,
      });
      expect((await openLob(deps, editor, { lob })).mappings).toMatchObject([
        { Priority: 1, IsActive: false },
      ]);
    });

    it("keeps the number of errors in the directory", async () => {
      const lob = await aLob();
      const errors = async () =>
        (await listLobs(deps, editor)).lobs.find(({ LOB }) => LOB === lob)?.QueueErrors;
      expect(await errors()).toBe(2);
      await save(lob, { DefaultQueue: { from: null, to: { QueueName: "General", QueueArn: arn("g1") } } });
      expect(await errors()).toBe(0);
    });
  });

  describe("emergencies", () => {
    it("closes several at once for the next call, shows it, and ends by one press", async () => {
      const lobs = [await aLob(), await aLob()];
      await raise(lobs);
      const listed = await listEmergencies(deps, supervisor);
      expect(listed.map(({ LOB }) => LOB)).toEqual(expect.arrayContaining(lobs));
      for (const lob of lobs) {
        const opened = await openLob(deps, editor, { lob });
        expect(opened.values.EmergencyClosure).toBe(true);
        expect(opened.lob.emergency).toMatchObject({ Reason: "Storm", StartedBy: "supervisors" });
      }
      expect(await endEmergency(deps, supervisor, { lobs, requestId })).toEqual({ ended: lobs });
      expect(await endEmergency(deps, supervisor, { lobs, requestId })).toEqual({ ended: [] });
      expect((await listEmergencies(deps, supervisor)).filter(({ LOB }) => lobs.includes(LOB))).toEqual([]);
      const history = await settingHistory(deps, supervisor, {
        lob: lobs[0] ?? "",
        key: "FLAG#EmergencyClosure",
      });
      expect(history?.items.map(({ Action }) => Action).sort()).toEqual([
        "emergency.ended",
        "emergency.raised",
      ]);
    });

    it("ends by itself at its end, and can be raised again", async () => {
      const lob = await aLob();
      await raise([lob]);
      deps.clock.advance(3_600_000);
      const opened = await openLob(deps, editor, { lob });
      expect([opened.values.EmergencyClosure, opened.lob.emergency]).toEqual([false, undefined]);
      await raise([lob]);
      expect((await openLob(deps, editor, { lob })).values.EmergencyClosure).toBe(true);
      await endEmergency(deps, supervisor, { lobs: [lob], requestId });
    });

    it("is not replaced unseen, and sent twice it is raised once", async () => {
      const lob = await aLob();
      await raise([lob]);
      await raise([lob]);
      expect((await items(lob)).find((item) => item.ConfigKey === "FLAG#EmergencyClosure")?.Version).toBe(1);
      const other = { Reason: "Flood" };
      const error = await refused(raise([lob], other, editor), "CONFLICT", "lobs.emergencyAlready");
      expect(error?.data).toMatchObject({ inForce: [{ lob, emergency: { Reason: "Storm" } }] });
      const { StartedAt } = (await openLob(deps, editor, { lob })).lob.emergency ?? {};
      deps.clock.advance(1_000);
      await raise([lob], { ...other, seen: [{ lob, StartedAt }] }, editor);
      expect((await openLob(deps, editor, { lob })).lob.emergency?.Reason).toBe("Flood");
      deps.clock.advance(1_000);
      // What was seen is no longer what is in force: neither replaced nor ended.
      const stale = { seen: [{ lob, StartedAt }] };
      await refused(raise([lob], { Reason: "Fire", ...stale }), "CONFLICT", "lobs.emergencyAlready");
      const ending = endEmergency(deps, supervisor, { lobs: [lob], ...stale, requestId });
      const unseen = await refused(ending, "CONFLICT", "lobs.emergencyOther");
      expect(unseen?.data).toMatchObject({ inForce: [{ lob, emergency: { Reason: "Flood" } }] });
      await endEmergency(deps, supervisor, { lobs: [lob], requestId });
    });

    it("lists what was closed and opened again, together as it was done, to those whose it is", async () => {
      const [one, two] = [await aLob(), await aLob()];
      await raise([one, two]);
      deps.clock.advance(1_000);
      await endEmergency(deps, editor, { lobs: [two], requestId });
      const told = async (actor: Actor) =>
        (await listClosures(deps, actor)).items
          .filter(({ lobs }) => lobs.includes(one) || lobs.includes(two))
          .map(({ kind, lobs, Actor, emergency }) => [kind, lobs, Actor, emergency?.Reason]);
      expect(await told(supervisor)).toEqual([
        ["ended", [two], "editors", undefined],
        ["raised", [one, two], "supervisors", "Storm"],
      ]);
      expect(await told(person("supervisors", [one]))).toEqual([["raised", [one], "supervisors", "Storm"]]);
      await refused(listClosures(deps, client), "FORBIDDEN");
      await endEmergency(deps, supervisor, { lobs: [one], requestId });
    });

    it("closes all or none", async () => {
      const lob = await aLob();
      await refused(raise([lob, "nowhere"]), "NOT_FOUND");
      expect((await openLob(deps, editor, { lob })).lob.emergency).toBeUndefined();
    });

    it("does not stand in the way of a save at the same moment", async () => {
      const lob = await aLob();
      await Promise.all([raise([lob]), save(lob, { CallbackEnabled: { from: false, to: true } })]);
      const opened = await openLob(deps, editor, { lob });
      expect([opened.values.EmergencyClosure, opened.values.CallbackEnabled]).toEqual([true, true]);
      await endEmergency(deps, supervisor, { lobs: [lob], requestId });
    });

    it("has an end, not in the past and not in a month", async () => {
      const lob = await aLob();
      for (const Until of ["2020-01-01T00:00:00Z", "2026-05-01T00:00:00Z"])
        await refused(raise([lob], { Until }), "VALIDATION");
    });

    it("takes prepared texts, which are saved, changed and deleted", async () => {
      const text = {
        Name: "Storm",
        EmergencyText_en: "Closed.",
        EmergencyText_es: "Cerrado.",
        Minutes: 60,
        LOBs: [],
        requestId,
      };
      const { id } = await savePlaybook(deps, editor, { ...text, version: 0 });
      await savePlaybook(deps, editor, { ...text, id, Minutes: 90, version: 1 });
      await refused(savePlaybook(deps, editor, { ...text, id, version: 1 }), "CONFLICT");
      const found = (await listLobs(deps, supervisor)).playbooks.find((playbook) => playbook.id === id);
      expect(found).toMatchObject({ Minutes: 90, canChange: false });
      await refused(savePlaybook(deps, person("editors", ["retail"]), { ...text, version: 0 }), "FORBIDDEN");
      await deletePlaybook(deps, editor, { id, version: 2, requestId });
      expect((await listLobs(deps, editor)).playbooks).toEqual([]);
    });
  });

  it("puts a line of business away and brings it back", async () => {
    const lob = await aLob();
    const untyped = await refused(archiveLob(deps, editor, { lob, archived: true, requestId }), "VALIDATION");
    expect(untyped?.fieldErrors.confirmation?.reason).toBe("lobs.typeName");
    await archiveLob(deps, editor, { lob, archived: true, confirmation: lob, requestId });
    await archiveLob(deps, editor, { lob, archived: true, requestId });
    await refused(save(lob, { CallbackEnabled: { from: false, to: true } }), "RULE", "lobs.archived");
    await refused(raise([lob]), "RULE", "lobs.archived");
    expect((await openLob(deps, editor, { lob })).lob).toMatchObject({
      canChange: false,
      canCloseNow: false,
    });
    await archiveLob(deps, editor, { lob, archived: false, requestId });
    await save(lob, { CallbackEnabled: { from: false, to: true } });
  });

  describe("who may", () => {
    const changes = { CallbackEnabled: { from: false, to: true } };
    it("refuses what is not granted, and allows what is", async () => {
      const lob = await aLob();
      for (const actor of [supervisor, client]) await refused(save(lob, changes, actor), "FORBIDDEN");
      await refused(mapped(supervisor, lob), "FORBIDDEN");
      await refused(raise([lob], {}, client), "FORBIDDEN");
      await refused(listLobs(deps, client), "FORBIDDEN");
      await refused(openLob(deps, client, { lob }), "FORBIDDEN");
      await refused(archiveLob(deps, supervisor, { lob, archived: true, requestId }), "FORBIDDEN");
      await refused(
        createLob(deps, supervisor, { LOB: "mine", DisplayName: "Mine", requestId }),
        "FORBIDDEN",
      );
      await save(lob, changes, admin);
      await raise([lob], {}, supervisor);
      await endEmergency(deps, supervisor, { lobs: [lob], requestId });
      expect((await openLob(deps, supervisor, { lob })).lob).toMatchObject({
        canChange: false,
        canCloseNow: true,
      });
    });

    const mapped = (actor: Actor, lob: string) =>
      saveQueueMapping(deps, actor, {
        lob,
        intent: "billing",
        language: "*",
        isNew: true,
        changes: from(billing),
        requestId,
      });

    it("does not betray other lines of business", async () => {
      const [own, other] = [await aLob(), await aLob()];
      const limited = person("editors", [own], "limited");
      const gone = (work: Promise<unknown>) => refused(work, "NOT_FOUND", "lobs.gone");
      await gone(openLob(deps, limited, { lob: other }));
      await gone(settingHistory(deps, limited, { lob: other, key: "SETTING#DisplayName" }));
      await gone(save(other, changes, limited));
      await gone(mapped(limited, other));
      await gone(
        deleteQueueMapping(deps, limited, { lob: other, intent: "x", language: "*", version: 1, requestId }),
      );
      await gone(archiveLob(deps, limited, { lob: other, archived: true, requestId }));
      await gone(raise([own, other], {}, limited));
      await gone(endEmergency(deps, limited, { lobs: [other], requestId }));
      await gone(createLob(deps, limited, { LOB: own, DisplayName: "Copy", copyOf: other, requestId }));
      await refused(createLob(deps, limited, { LOB: "free", DisplayName: "Free", requestId }), "FORBIDDEN");
      expect((await listLobs(deps, limited)).lobs.map(({ LOB }) => LOB)).toEqual([own]);
      await save(own, changes, limited);
      await raise([own], {}, limited);
      await endEmergency(deps, limited, { lobs: [own], requestId });
    });
  });
});
