/** The operations on lines of business over real engines: each change wholly there with its history, or not at all. */
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/kernel/actor.ts";
import { aFlow, aPrompt, person } from "#lib/testing/builders.ts";
import { missingEngine, storeEngines } from "#lib/testing/database.ts";
import { billing, queueArn, startLobsStage, type LobsStage } from "#lib/testing/lobs-stage.ts";
import { refused } from "#lib/testing/refused.ts";
import type { TestServices } from "#lib/testing/services.ts";
import {
  archiveLob,
  createLob,
  deleteQueueMapping,
  endEmergency,
  listLobs,
  openLob,
  restoreSetting,
  saveQueueMapping,
  settingHistory,
  type SettingName,
} from "./index.ts";

const admin = person("admins");
const editor = person("editors");
const supervisor = person("supervisors");
const client = person("clients", ["retail"]);
const requestId = "test";

describe.each(storeEngines.filter((engine) => !missingEngine(engine)))("on %s", (engine) => {
  let stage: LobsStage;
  let deps: TestServices;

  beforeAll(async () => {
    stage = await startLobsStage(engine);
    deps = stage.deps;
  });
  afterAll(() => stage.stop());

  describe("creating", () => {
    it("begins with the defaults, and can be opened by name", async () => {
      const lob = await stage.aLob();
      const opened = await openLob(deps, editor, { lob });
      expect(opened.values).toMatchObject({
        DisplayName: lob.replace("lob-", "Line "),
        MaxInvalidAttempts: 3,
        DefaultQueue: null,
      });
      expect(opened.problems.map(({ kind }) => kind)).toEqual(["deadEnd", "deadEnd"]);
      expect(
        (await stage.items(lob)).map((item) => [item.ConfigKey as string, item.Version as number]),
      ).toEqual([["SETTING#DisplayName", 1]]);
      await refused(
        createLob(deps, editor, { LOB: lob, DisplayName: "Again", requestId: "another" }),
        "CONFLICT",
        "lobs.exists",
      );
    });

    it("copies settings and queues, more than one transaction holds, and goes on after a cut", async () => {
      const source = await stage.aLob();
      await stage.save(source, { MaxInvalidAttempts: { from: 3, to: 5 } });
      for (let place = 0; place < 55; place += 1) await stage.mapping(source, `intent-${place}`);
      await stage.raise([source]);
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
      const lob = await stage.aLob();
      const { saved } = await stage.save(lob, {
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
      const lob = await stage.aLob();
      const { values } = await openLob(deps, editor, { lob });
      const friday = values.BusinessHours.map((hours) =>
        hours.Day === "FRIDAY" ? { ...hours, End: "15:00" } : hours,
      );
      const monday = values.BusinessHours.filter((hours) => hours.Day !== "MONDAY");
      const christmas = { Name: "Christmas", Date: "12-25", Type: "CLOSED" };
      const newYear = { Name: "New Year", Date: "01-01", Type: "CLOSED" };
      await stage.save(lob, {
        BusinessHours: { from: values.BusinessHours, to: friday },
        Holidays: { from: [], to: [christmas] },
      });
      await stage.save(lob, {
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
      const lob = await stage.aLob();
      await stage.save(lob, { MaxQueueWaitSeconds: { from: 600, to: 900 } });
      const error = await refused(
        stage.save(lob, {
          MaxQueueWaitSeconds: { from: 600, to: 300 },
          CallbackEnabled: { from: false, to: true },
        }),
        "CONFLICT",
        "lobs.conflict",
      );
      expect(error.data).toMatchObject({
        conflicts: [{ setting: "MaxQueueWaitSeconds", base: 600, mine: 300, theirs: 900 }],
      });
      expect((await openLob(deps, editor, { lob })).values.CallbackEnabled).toBe(false);
    });

    it("holds a rule over two settings when two people break it together", async () => {
      const lob = await stage.aLob();
      await stage.save(lob, { AfterHoursTransferNumber: { from: null, to: "+1 202 555 0143" } });
      const results = await Promise.allSettled([
        stage.save(lob, { AfterHoursAction: { from: "MESSAGE", to: "TRANSFER" } }),
        stage.save(lob, { AfterHoursTransferNumber: { from: "+12025550143", to: null } }),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    });

    it("lets many people change different settings at once", async () => {
      const lob = await stage.aLob();
      const changes: Partial<Record<SettingName, { from: unknown; to: unknown }>>[] = [
        { MaxInvalidAttempts: { from: 3, to: 1 } },
        { MaxQueueWaitSeconds: { from: 600, to: 1 } },
        { CallbackWindowMinutes: { from: 240, to: 1 } },
        { CallbackEnabled: { from: false, to: true } },
        { SelfServiceEnabled: { from: false, to: true } },
        { DefaultLanguage: { from: "en", to: "es" } },
      ];
      await Promise.all(changes.map((change) => stage.save(lob, change)));
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
      const lob = await stage.aLob();
      const flow = await aFlow(deps);
      await aPrompt(deps, flow, "recording");
      const missing = await refused(
        stage.save(lob, { RecordingNoticePrompt: { from: null, to: `${flow}/gone` } }),
        "VALIDATION",
      );
      expect(missing.fieldErrors.RecordingNoticePrompt?.reason).toBe("lobs.promptGone");
      await stage.save(lob, { RecordingNoticePrompt: { from: null, to: `${flow}/recording` } });
      expect((await openLob(deps, editor, { lob })).values.RecordingNoticePrompt).toBe(`${flow}/recording`);
    });

    it("shows what cannot be read, counts by the default, and lets it be written anew", async () => {
      const lob = await stage.aLob();
      const put = (ConfigKey: string, rest: object) =>
        stage.test.database.send(
          new PutCommand({ TableName: stage.test.tables.Config, Item: { LOB: lob, ConfigKey, ...rest } }),
        );
      await put("SETTING#TimeZone", { Value: "Mars/Olympus", Version: 7 });
      await put("SETTING#Colour", { Value: "red" });
      await put("QUEUE#billing#fr", { QueueName: "x" });
      const opened = await openLob(deps, editor, { lob });
      expect(opened.unreadable.sort()).toEqual(["QUEUE#billing#fr", "SETTING#Colour", "SETTING#TimeZone"]);
      expect(opened.values.TimeZone).toBe("America/New_York");
      await stage.save(lob, { TimeZone: { from: "America/New_York", to: "America/New_York" } });
      expect((await openLob(deps, editor, { lob })).states.TimeZone).toMatchObject({
        Version: 8,
        unreadable: false,
      });
    });

    it("restores an earlier value as a new version, and can undo that", async () => {
      const lob = await stage.aLob();
      await stage.save(lob, { MaxInvalidAttempts: { from: 3, to: 5 } });
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
      const lob = await stage.aLob();
      const key = { lob, intent: "billing", language: "es" as const, requestId };
      await stage.mapping(lob, "billing", "es");
      await stage.mapping(lob, "billing", "es");
      await refused(
        stage.mapping(lob, "billing", "es", { ...billing, Priority: 9 }),
        "CONFLICT",
        "lobs.queueExists",
      );
      await saveQueueMapping(deps, editor, { ...key, changes: { Priority: { from: 3, to: 1 } } });
      await saveQueueMapping(deps, editor, { ...key, changes: { IsActive: { from: true, to: false } } });
      const clash = await refused(
        saveQueueMapping(deps, editor, { ...key, changes: { Priority: { from: 3, to: 2 } } }),
        "CONFLICT",
      );
      expect(clash.data).toMatchObject({ conflicts: [{ field: "Priority", base: 3, mine: 2, theirs: 1 }] });
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
      const lob = await stage.aLob();
      const errors = async () =>
        (await listLobs(deps, editor)).lobs.find(({ LOB }) => LOB === lob)?.QueueErrors;
      expect(await errors()).toBe(2);
      await stage.save(lob, {
        DefaultQueue: { from: null, to: { QueueName: "General", QueueArn: queueArn("g1") } },
      });
      expect(await errors()).toBe(0);
    });
  });

  it("puts a line of business away and brings it back", async () => {
    const lob = await stage.aLob();
    const untyped = await refused(archiveLob(deps, editor, { lob, archived: true, requestId }), "VALIDATION");
    expect(untyped.fieldErrors.confirmation?.reason).toBe("lobs.typeName");
    await archiveLob(deps, editor, { lob, archived: true, confirmation: lob, requestId });
    await archiveLob(deps, editor, { lob, archived: true, requestId });
    await refused(stage.save(lob, { CallbackEnabled: { from: false, to: true } }), "RULE", "lobs.archived");
    await refused(stage.raise([lob]), "RULE", "lobs.archived");
    expect((await openLob(deps, editor, { lob })).lob).toMatchObject({
      canChange: false,
      canCloseNow: false,
    });
    await archiveLob(deps, editor, { lob, archived: false, requestId });
    await stage.save(lob, { CallbackEnabled: { from: false, to: true } });
  });

  describe("who may", () => {
    const changes = { CallbackEnabled: { from: false, to: true } };
    it("refuses what is not granted, and allows what is", async () => {
      const lob = await stage.aLob();
      for (const actor of [supervisor, client]) await refused(stage.save(lob, changes, actor), "FORBIDDEN");
      await refused(mapped(supervisor, lob), "FORBIDDEN");
      await refused(stage.raise([lob], {}, client), "FORBIDDEN");
      await refused(listLobs(deps, client), "FORBIDDEN");
      await refused(openLob(deps, client, { lob }), "FORBIDDEN");
      await refused(archiveLob(deps, supervisor, { lob, archived: true, requestId }), "FORBIDDEN");
      await refused(
        createLob(deps, supervisor, { LOB: "mine", DisplayName: "Mine", requestId }),
        "FORBIDDEN",
      );
      await stage.save(lob, changes, admin);
      await stage.raise([lob], {}, supervisor);
      await endEmergency(deps, supervisor, { lobs: [lob], requestId });
      expect((await openLob(deps, supervisor, { lob })).lob).toMatchObject({
        canChange: false,
        canCloseNow: true,
      });
    });

    const mapped = (actor: Actor, lob: string) => stage.mapping(lob, "billing", "*", billing, actor);

    it("does not betray other lines of business", async () => {
      const [own, other] = [await stage.aLob(), await stage.aLob()];
      const limited = person("editors", [own], "limited");
      const gone = (work: Promise<unknown>) => refused(work, "NOT_FOUND", "lobs.gone");
      await gone(openLob(deps, limited, { lob: other }));
      await gone(settingHistory(deps, limited, { lob: other, key: "SETTING#DisplayName" }));
      await gone(stage.save(other, changes, limited));
      await gone(mapped(limited, other));
      await gone(
        deleteQueueMapping(deps, limited, { lob: other, intent: "x", language: "*", version: 1, requestId }),
      );
      await gone(archiveLob(deps, limited, { lob: other, archived: true, requestId }));
      await gone(stage.raise([own, other], {}, limited));
      await gone(endEmergency(deps, limited, { lobs: [other], requestId }));
      await gone(createLob(deps, limited, { LOB: own, DisplayName: "Copy", copyOf: other, requestId }));
      await refused(createLob(deps, limited, { LOB: "free", DisplayName: "Free", requestId }), "FORBIDDEN");
      expect((await listLobs(deps, limited)).lobs.map(({ LOB }) => LOB)).toEqual([own]);
      await stage.save(own, changes, limited);
      await stage.raise([own], {}, limited);
      await endEmergency(deps, limited, { lobs: [own], requestId });
    });
  });
});
