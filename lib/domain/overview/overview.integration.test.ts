/** Overview over real engines: each figure is what its list shows, and everybody sees their own. */
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLob, raiseEmergency } from "#lib/domain/lines-of-business/index.ts";
import { listFlows, listPrompts, savePrompt } from "#lib/domain/prompts/index.ts";
import { aFlow, aPrompt, person } from "#lib/testing/builders.ts";
import { missingEngine, startDatabase, storeEngines, type TestDatabase } from "#lib/testing/database.ts";
import { testServices, type TestServices } from "#lib/testing/services.ts";
import { openOverview } from "./index.ts";

const editor = person("editors", "*", "erin");

describe.each(storeEngines.filter((engine) => !missingEngine(engine)))("on %s", (engine) => {
  let test: TestDatabase;
  let deps: TestServices;
  let flow: string;

  beforeAll(async () => {
    test = await startDatabase(engine);
    deps = testServices(test);
    flow = await aFlow(deps, { lobs: ["retail"] });
    await aPrompt(deps, flow, "both");
    for (const name of ["one", "two", "three"]) await aPrompt(deps, flow, name, { PromptText_es: undefined });
    await aPrompt(deps, flow, "paused", { IsActive: false });
    await aFlow(deps, { lobs: ["claims"] });
    deps.clock.advance(1_000);
    await savePrompt(deps, editor, {
      flow,
      name: "both",
      changes: { PromptText_en: { from: (await stored("both"))?.PromptText_en, to: "Changed." } },
      requestId: "edit",
    });
  });
  afterAll(() => test.stop());

  const stored = async (name: string) => (await deps.prompts.find({ flow, name })).prompt;
  const namesOf = async (
    filter: "no-spanish" | "out-of-date" | "inactive",
    cursor?: string,
    limit?: number,
  ) => {
    const { prompts } = await listPrompts(deps, editor, { flow, filter, cursor, limit });
    return { names: prompts.items.map(({ PromptName }) => PromptName).sort(), next: prompts.next };
  };

  it("counts what its lists show", async () => {
    const { figures, flows } = await openOverview(deps, editor);
    expect(flows).toBe(2);
    expect(figures?.spanish).toEqual({ prompts: 3, flows: [flow] });
    expect(figures?.outOfDate).toEqual({ prompts: 1, flows: [flow] });
    expect(
      (await listFlows(deps, editor, { needs: "spanish" })).items.map(({ FlowName }) => FlowName),
    ).toEqual([flow]);
    expect((await namesOf("no-spanish")).names).toEqual(["one", "three", "two"]);
    expect((await namesOf("out-of-date")).names).toEqual(["both"]);
    expect((await namesOf("inactive")).names).toEqual(["paused"]);
  });

  it("goes through a filtered list page by page", async () => {
    const first = await namesOf("no-spanish", undefined, 2);
    const second = await namesOf("no-spanish", first.next, 2);
    expect([...first.names, ...second.names].sort()).toEqual(["one", "three", "two"]);
    expect(second.next).toBeUndefined();
  });

  it("shows everybody their own", async () => {
    const limited = await openOverview(deps, person("editors", ["claims"]));
    expect([limited.flows, limited.figures?.spanish.prompts, limited.changes]).toEqual([1, 0, []]);
    expect(await openOverview(deps, person("clients", ["retail"]))).toEqual({ flows: 0, unreadable: 0 });
    const shown = await aFlow(deps, { lobs: ["kiosk"] });
    await aPrompt(deps, shown, "seen", { IsClientVisible: true });
    const client = person("clients", ["kiosk"]);
    expect(await openOverview(deps, client)).toEqual({ flows: 1, unreadable: 0 });
    // A filter tells what clients may not know: they see the list as it always is.
    const { prompts } = await listPrompts(deps, client, { flow: shown, filter: "no-spanish" });
    expect(prompts.items).toHaveLength(1);
  });

  it("tells what people did, once for each time that somebody did something", async () => {
    const lobs = [`a-${engine}`, `b-${engine}`];
    deps.clock.advance(1_000);
    for (const LOB of lobs)
      await createLob(deps, person("admins"), { LOB, DisplayName: LOB, requestId: LOB });
    deps.clock.advance(1_000);
    await raiseEmergency(deps, person("supervisors", "*", "sam"), {
      lobs,
      Reason: "Storm",
      EmergencyText_en: "Closed.",
      EmergencyText_es: "Cerrado.",
      Until: new Date(deps.clock.now().getTime() + 60_000).toISOString(),
      requestId: "storm",
    });
    const { changes } = await openOverview(deps, editor);
    expect(changes?.[0]).toMatchObject({
      actor: "sam",
      action: "emergency.raised",
      thing: { kind: "emergency", lobs },
      others: 0,
    });
    expect(changes?.at(-1)).toMatchObject({ actor: "erin", thing: { kind: "prompt", flow, name: "both" } });
    expect(changes?.some(({ actor }) => actor.startsWith("system:"))).toBe(false);
    const limited = await openOverview(deps, person("editors", [lobs[0] ?? ""]));
    expect(limited.changes?.map(({ thing }) => thing)).toEqual([
      { kind: "emergency", lobs: [lobs[0]] },
      { kind: "lob", lob: lobs[0] },
    ]);
  });

  it("counts what it cannot read of today's history, for those who may read it", async () => {
    const Day = deps.clock.now().toISOString().slice(0, 10);
    const broken = { Entity: `FLOW#${flow}`, At: `${Day}T23:59:59.999Z#broken`, Day, Action: "no action" };
    await test.database.send(new PutCommand({ TableName: test.tables.History, Item: broken }));
    expect((await openOverview(deps, editor)).unreadable).toBe(1);
    expect((await openOverview(deps, person("clients", ["kiosk"]))).unreadable).toBe(0);
  });
});
