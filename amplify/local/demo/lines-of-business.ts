import { randomUUID } from "node:crypto";
import {
  createLob,
  savePlaybook,
  saveQueueMapping,
  saveSettings,
  type BusinessHours,
  type Holiday,
  type LobDeps,
  type QueueMapping,
  type SettingName,
  type SettingValues,
  type Weekday,
} from "#lib/domain/lines-of-business/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";

const seed: Actor = { kind: "system", name: "seed" };

type DemoLob = {
  LOB: string;
  DisplayName: string;
  settings: Partial<SettingValues>;
  queues: QueueMapping[];
};

const instance = "arn:aws:connect:us-east-1:123456789012:instance/8f2c1f0a-5d0e-4c1b-9a53-0d5f2f6d7a10";
/** The identifier is the same for the same name on every machine. */
const queueOf = (QueueName: string) => {
  const letters = [...QueueName].map((letter) => letter.charCodeAt(0).toString(16)).join("");
  const id = letters.padEnd(32, "0").slice(0, 32);
  return {
    QueueName,
    QueueArn: `${instance}/queue/${id.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`,
  };
};

const week: Weekday[] = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"];
const on = (days: Weekday[], ...windows: [Start: string, End: string][]): BusinessHours[] =>
  days.flatMap((Day) => windows.map(([Start, End]) => ({ Day, Start, End })));

const mapping = (
  Intent: string,
  Language: QueueMapping["Language"],
  queue: string,
  Priority = 5,
  IsActive = true,
): QueueMapping => ({ Intent, Language, ...queueOf(queue), Priority, IsActive });

const closed = (Name: string, Date: string): Holiday => ({ Name, Date, Type: "CLOSED" });

const lobs: DemoLob[] = [
  {
    LOB: "retail",
    DisplayName: "Retail",
    settings: {
      TimeZone: "America/New_York",
      BusinessHours: [
        ...on(week, ["08:00", "20:00"]),
        ...on(["SATURDAY"], ["09:00", "18:00"]),
        ...on(["SUNDAY"], ["12:00", "17:00"]),
      ],
      Holidays: [
        closed("New Year's Day", "01-01"),
        closed("Christmas Day", "12-25"),
        { Name: "Christmas Eve", Date: "12-24", Type: "OPEN", Start: "08:00", End: "14:00" },
        { Name: "Black Friday", Date: "2026-11-27", Type: "OPEN", Start: "06:00", End: "00:00" },
        closed("Thanksgiving", "2026-11-26"),
      ],
      DefaultQueue: queueOf("Retail General"),
      AfterHoursAction: "CALLBACK",
      CallbackEnabled: true,
      CallRecordingEnabled: true,
      SelfServiceEnabled: true,
      RecordingNoticePrompt: "Main menu/recording-notice",
    },
    queues: [
      mapping("orders", "*", "Retail Orders", 4),
      mapping("orders", "es", "Retail Pedidos", 4),
      mapping("returns", "*", "Retail Returns"),
      mapping("billing", "en", "Retail Billing", 3),
      mapping("billing", "es", "Retail Facturación", 3, false),
      mapping("store-hours", "*", "Retail General", 8),
    ],
  },
  {
    LOB: "claims",
    DisplayName: "Claims",
    settings: {
      TimeZone: "America/Chicago",
      BusinessHours: [...on(week, ["07:00", "12:00"], ["13:00", "19:00"])],
      Holidays: [
        closed("New Year's Day", "01-01"),
        closed("Independence Day", "07-04"),
        closed("Christmas Day", "12-25"),
      ],
      AfterHoursAction: "TRANSFER",
      AfterHoursTransferNumber: "+13125550147",
      CallRecordingEnabled: true,
      MaxQueueWaitSeconds: 900,
    },
    // No default queue: an intent that nobody foresaw is a dead end, which the console shows.
    queues: [
      mapping("new-claim", "en", "Claims Intake", 2),
      mapping("new-claim", "es", "Claims Reclamos", 2),
      mapping("claim-status", "*", "Claims Status"),
    ],
  },
  {
    LOB: "travel",
    DisplayName: "Travel Desk",
    settings: {
      TimeZone: "America/Los_Angeles",
      BusinessHours: [
        ...on(["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY"], ["06:00", "22:00"]),
        // Nights before travel days: over midnight.
        ...on(["FRIDAY", "SATURDAY"], ["06:00", "02:00"]),
        ...on(["SUNDAY"], ["08:00", "00:00"]),
      ],
      Holidays: [closed("Christmas Day", "12-25")],
      DefaultQueue: queueOf("Travel Desk"),
      AfterHoursAction: "VOICEMAIL",
      VanityNumbersEnabled: true,
      CallbackEnabled: true,
      DefaultLanguage: "es",
    },
    queues: [
      mapping("change-booking", "*", "Travel Changes", 3),
      mapping("cancel-booking", "*", "Travel Changes", 3),
      mapping("stranded", "*", "Travel Urgent", 1),
    ],
  },
];

const playbooks = [
  {
    Name: "Severe weather",
    EmergencyText_en:
      "We are closed because of severe weather. Everybody is safe. Please call again when the weather has passed.",
    EmergencyText_es:
      "Estamos cerrados por el mal tiempo. Todos estamos a salvo. Por favor, llame de nuevo cuando haya pasado.",
    Minutes: 240,
  },
  {
    Name: "Technical failure",
    EmergencyText_en:
      "Our systems are not available at the moment. We are working on it. Please call again in about an hour.",
    EmergencyText_es:
      "Nuestros sistemas no están disponibles en este momento. Estamos trabajando en ello. Por favor, llame de nuevo en una hora, aproximadamente.",
    Minutes: 60,
  },
  {
    Name: "Building evacuated",
    EmergencyText_en:
      "We had to leave our building and cannot take your call. Please call again later today.",
    EmergencyText_es:
      "Tuvimos que salir del edificio y no podemos atender su llamada. Por favor, llame más tarde.",
    Minutes: 120,
  },
];

/** Writes the lines of business through the product's own operations, after the prompts that they name. */
export async function writeLinesOfBusiness(deps: LobDeps): Promise<string> {
  const requestId = `seed-${randomUUID()}`;
  for (const { LOB, DisplayName, settings, queues } of lobs) {
    await createLob(deps, seed, { LOB, DisplayName, requestId });
    const defaults = (await deps.configs.open(LOB))?.config.values;
    const changes = Object.fromEntries(
      (Object.entries(settings) as [SettingName, unknown][]).map(([name, to]) => [
        name,
        { from: defaults?.[name], to },
      ]),
    );
    await saveSettings(deps, seed, { lob: LOB, changes, requestId });
    for (const { Intent, Language, ...contents } of queues)
      await saveQueueMapping(deps, seed, {
        lob: LOB,
        intent: Intent,
        language: Language,
        isNew: true,
        changes: Object.fromEntries(Object.entries(contents).map(([field, to]) => [field, { to }])),
        requestId,
      });
  }
  for (const playbook of playbooks)
    await savePlaybook(deps, seed, { ...playbook, LOBs: [], version: 0, requestId });
  const mappings = lobs.reduce((sum, { queues }) => sum + queues.length, 0);
  return `${lobs.length} lines of business with ${mappings} queue mappings, ${playbooks.length} texts for emergencies`;
}
