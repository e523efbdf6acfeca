/** Closing in an emergency over real engines: in force at once, never two unseen, over by itself. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/kernel/actor.ts";
import { person } from "#lib/testing/builders.ts";
import { missingEngine, storeEngines } from "#lib/testing/database.ts";
import { startLobsStage, type LobsStage } from "#lib/testing/lobs-stage.ts";
import { refused } from "#lib/testing/refused.ts";
import type { TestServices } from "#lib/testing/services.ts";
import {
  deletePlaybook,
  endEmergency,
  listClosures,
  listEmergencies,
  listLobs,
  openLob,
  savePlaybook,
  settingHistory,
} from "./index.ts";

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

  it("closes several at once for the next call, shows it, and ends by one press", async () => {
    const lobs = [await stage.aLob(), await stage.aLob()];
    await stage.raise(lobs);
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
    const lob = await stage.aLob();
    await stage.raise([lob]);
    deps.clock.advance(3_600_000);
    const opened = await openLob(deps, editor, { lob });
    expect([opened.values.EmergencyClosure, opened.lob.emergency]).toEqual([false, undefined]);
    await stage.raise([lob]);
    expect((await openLob(deps, editor, { lob })).values.EmergencyClosure).toBe(true);
    await endEmergency(deps, supervisor, { lobs: [lob], requestId });
  });

  it("is not replaced unseen, and sent twice it is raised once", async () => {
    const lob = await stage.aLob();
    await stage.raise([lob]);
    await stage.raise([lob]);
    expect((await stage.items(lob)).find((item) => item.ConfigKey === "FLAG#EmergencyClosure")?.Version).toBe(
      1,
    );
    const other = { Reason: "Flood" };
    const error = await refused(stage.raise([lob], other, editor), "CONFLICT", "lobs.emergencyAlready");
    expect(error.data).toMatchObject({ inForce: [{ lob, emergency: { Reason: "Storm" } }] });
    const { StartedAt } = (await openLob(deps, editor, { lob })).lob.emergency ?? {};
    deps.clock.advance(1_000);
    await stage.raise([lob], { ...other, seen: [{ lob, StartedAt }] }, editor);
    expect((await openLob(deps, editor, { lob })).lob.emergency?.Reason).toBe("Flood");
    deps.clock.advance(1_000);
    // What was seen is no longer what is in force: neither replaced nor ended.
    const stale = { seen: [{ lob, StartedAt }] };
    await refused(stage.raise([lob], { Reason: "Fire", ...stale }), "CONFLICT", "lobs.emergencyAlready");
    const ending = endEmergency(deps, supervisor, { lobs: [lob], ...stale, requestId });
    const unseen = await refused(ending, "CONFLICT", "lobs.emergencyOther");
    expect(unseen.data).toMatchObject({ inForce: [{ lob, emergency: { Reason: "Flood" } }] });
    await endEmergency(deps, supervisor, { lobs: [lob], requestId });
  });

  it("lists what was closed and opened again, together as it was done, to those whose it is", async () => {
    const [one, two] = [await stage.aLob(), await stage.aLob()];
    await stage.raise([one, two]);
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
    const lob = await stage.aLob();
    await refused(stage.raise([lob, "nowhere"]), "NOT_FOUND");
    expect((await openLob(deps, editor, { lob })).lob.emergency).toBeUndefined();
  });

  it("does not stand in the way of a save at the same moment", async () => {
    const lob = await stage.aLob();
    await Promise.all([stage.raise([lob]), stage.save(lob, { CallbackEnabled: { from: false, to: true } })]);
    const opened = await openLob(deps, editor, { lob });
    expect([opened.values.EmergencyClosure, opened.values.CallbackEnabled]).toEqual([true, true]);
    await endEmergency(deps, supervisor, { lobs: [lob], requestId });
  });

  it("has an end, not in the past and not in a month", async () => {
    const lob = await stage.aLob();
    for (const Until of ["2020-01-01T00:00:00Z", "2026-05-01T00:00:00Z"])
      await refused(stage.raise([lob], { Until }), "VALIDATION");
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
