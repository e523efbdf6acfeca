import { randomUUID } from "node:crypto";
import { savePlaybook } from "#lib/domain/lines-of-business/index.ts";
import type { Role } from "../support/access-matrix.ts";
import { arrangeLob, lobServices, storedLob } from "../support/arrange-lob.ts";
import { expect, test } from "../support/journey.ts";
import { sendAction } from "../support/stolen-session.ts";

/** What each role is answered about a line of business that is not retail, past every page and button. */
type Answers = Record<Role, string>;

const closing: Answers = {
  admin: "ok",
  editor: "ok",
  supervisor: "ok",
  "editor-retail": "NOT_FOUND",
  client: "FORBIDDEN",
};
/** Supervisors close and open again, and change nothing else of configuration. */
const preparing: Answers = { ...closing, supervisor: "FORBIDDEN", "editor-retail": "FORBIDDEN" };
const deleting: Answers = { ...preparing, "editor-retail": "NOT_FOUND" };

const texts = { EmergencyText_en: "Closed.", EmergencyText_es: "Cerrado." };
const requestId = () => randomUUID();
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const raise = (lobs: string[]) => ({
  lobs,
  Reason: "Drill",
  ...texts,
  Until: inAnHour(),
  requestId: requestId(),
});

async function answered(role: Role | undefined, action: string, input: unknown): Promise<string> {
  const { result } = await sendAction(role, action, input);
  return result?.ok ? "ok" : (result?.code ?? "nothing");
}

for (const role of Object.keys(closing) as Role[])
  test(`${role}: closes (${closing[role]}), prepares texts (${preparing[role]})`, async () => {
    const [lob, closed] = [await arrangeLob(), await arrangeLob()];
    expect(await answered(role, "raiseEmergencyAction", raise([lob]))).toBe(closing[role]);
    expect((await storedLob(lob)).values.EmergencyClosure).toBe(closing[role] === "ok");

    // What is in force is opened again by nobody who may not.
    expect(await answered("editor", "raiseEmergencyAction", raise([closed]))).toBe("ok");
    const lobs = [lob, closed];
    const seen = await Promise.all(
      lobs.map(async (one) => ({ lob: one, StartedAt: (await storedLob(one)).lob.emergency?.StartedAt })),
    );
    // Nor blindly, by anybody.
    expect(await answered("admin", "endEmergencyAction", { lobs, requestId: requestId() })).toBe("CONFLICT");
    const end = { lobs, seen, requestId: requestId() };
    expect(await answered(role, "endEmergencyAction", end)).toBe(closing[role]);
    expect((await storedLob(closed)).values.EmergencyClosure).toBe(closing[role] !== "ok");
    expect(await answered("editor", "endEmergencyAction", end)).toBe("ok");

    const playbook = {
      Name: "Drill",
      ...texts,
      Minutes: 60,
      LOBs: [lob],
      version: 0,
      requestId: requestId(),
    };
    expect(await answered(role, "savePlaybookAction", playbook)).toBe(preparing[role]);
    const { id } = await savePlaybook(lobServices(), { kind: "system", name: "seed" }, playbook);
    const removal = { id, version: 1, requestId: requestId() };
    expect(await answered(role, "deletePlaybookAction", removal)).toBe(deleting[role]);
    expect((await lobServices().configs.playbook(id)) === undefined).toBe(deleting[role] === "ok");
  });

test("a stranger closes nothing", async () => {
  const lob = await arrangeLob();
  expect(await answered(undefined, "raiseEmergencyAction", raise([lob]))).toBe("UNAUTHENTICATED");
  expect((await storedLob(lob)).values.EmergencyClosure).toBe(false);
});

test("a closure is refused without an end within two weeks, words in both languages, or a reason", async () => {
  const lob = await arrangeLob();
  for (const wrong of [
    { Until: "" },
    { Until: new Date(Date.now() - 1).toISOString() },
    { Until: new Date(Date.now() + 15 * 86_400_000).toISOString() },
    { EmergencyText_es: " " },
    { EmergencyText_en: "<speak>Closed." },
    { Reason: "" },
    { Reason: "a\nb" },
    { lobs: [] },
  ]) {
    const { result } = await sendAction("supervisor", "raiseEmergencyAction", { ...raise([lob]), ...wrong });
    expect(result).toMatchObject({ ok: false, code: "VALIDATION" });
    if (!result?.ok) expect(Object.keys(result?.fieldErrors ?? {})).toEqual(Object.keys(wrong));
  }
  expect((await storedLob(lob)).values.EmergencyClosure).toBe(false);
});
