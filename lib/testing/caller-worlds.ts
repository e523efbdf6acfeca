import fc from "fast-check";
import { weekdays } from "#lib/domain/lines-of-business/index.ts";

/** The stored items of one line of business and of one flow. */
export type World = { config: Record<string, unknown>[]; prompts: Record<string, unknown>[] };
/** A world whose line of business and flow are yet to be named. */
export type UnnamedWorld = (lob: string, flow: string) => World;

const zones = ["America/New_York", "America/Los_Angeles", "America/St_Johns", "Europe/Madrid", "UTC"];
const intents = ["billing", "orders", "Billing"];
const promptNames = ["welcome", "menu", "Count", "goodbye", "7", "Language", "hold-music"];

const time = fc
  .record({ hour: fc.nat(23), quarter: fc.constantFrom("00", "15", "30") })
  .map(({ hour, quarter }) => `${String(hour).padStart(2, "0")}:${quarter}`);
const long = "To go on, press 1. ".repeat(300);
const words = fc.constantFrom(
  "Thank you for calling.",
  "<speak>Fish &amp; chips<break time='2s'/></speak>",
  "ñ€😀 ¡Hola!",
  "",
  long,
);
const queue = fc.constantFrom("General", "Facturas", "Orders").map((QueueName) => ({
  QueueName,
  QueueArn: `arn:aws:connect:us-east-1:123456789012:instance/i/queue/${QueueName.toLowerCase()}`,
}));
const hours = fc.array(fc.record({ Day: fc.constantFrom(...weekdays), Start: time, End: time }), {
  maxLength: 8,
});
const holiday = fc.oneof(
  fc.record({
    Name: fc.constantFrom("Thanksgiving", "Año Nuevo"),
    Date: fc.constantFrom("2026-11-26", "12-25", "02-29"),
    Type: fc.constant("CLOSED"),
  }),
  fc.record({
    Name: fc.constant("Black Friday"),
    Date: fc.constantFrom("2026-11-27", "11-26"),
    Type: fc.constant("OPEN"),
    Start: time,
    End: time,
  }),
);

/** Most of a line of business's settings are not stored, and one in a while cannot be read. */
const values = fc.record(
  {
    "SETTING#DisplayName": fc.constantFrom("Retail", "Viajes"),
    "SETTING#TimeZone": fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...zones) },
      fc.constant("Mars/Base"),
    ),
    "SETTING#DefaultLanguage": fc.constantFrom("en", "es", "es", "fr"),
    "SETTING#BusinessHours": hours,
    "SETTING#Holidays": fc.array(holiday, { maxLength: 4 }),
    "SETTING#DefaultQueue": fc.option(queue),
    "SETTING#AfterHoursAction": fc.constantFrom("MESSAGE", "VOICEMAIL", "CALLBACK", "TRANSFER", "SING"),
    "SETTING#AfterHoursTransferNumber": fc.constant("+12025550143"),
    "SETTING#CallbackWindowMinutes": fc.integer({ min: 1, max: 900 }),
    "SETTING#RecordingNoticePrompt": fc.constantFrom("welcome", "hold-music", "nowhere"),
    "FLAG#CallbackEnabled": fc.boolean(),
    "FLAG#CallRecordingEnabled": fc.boolean(),
    "FLAG#SpanishEnabled": fc.boolean(),
  },
  { requiredKeys: ["SETTING#DisplayName"] },
);

const emergency = fc.record(
  {
    Value: fc.boolean(),
    Until: fc.constantFrom("2026-11-26T18:00:00.000Z", "2026-12-25T00:00:00.000Z", "soon"),
    EmergencyText_en: fc.constantFrom("", "Closed by the storm."),
    EmergencyText_es: fc.constantFrom("", "Cerrado por la tormenta."),
  },
  { requiredKeys: ["Value"] },
);

const mapping = fc
  .record({
    intent: fc.constantFrom(...intents),
    language: fc.constantFrom("en", "es", "*"),
    queue,
    Priority: fc.integer({ min: 1, max: 10 }),
    IsActive: fc.boolean(),
  })
  .map(({ intent, language, queue: to, ...rest }) => ({
    ConfigKey: `QUEUE#${intent}#${language}`,
    ...to,
    ...rest,
  }));

const prompt = fc.record({
  PromptName: fc.constantFrom(...promptNames),
  PromptText_en: words,
  PromptText_es: fc.option(words),
  IsActive: fc.boolean(),
  Order: fc.nat(4),
});

/** More words than Amazon Connect takes. */
const crowd = fc.constant(
  promptNames.map((PromptName, Order) => ({
    PromptName,
    PromptText_en: long,
    PromptText_es: long,
    IsActive: true,
    Order,
  })),
);
const prompts: fc.Arbitrary<Record<string, unknown>[]> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.uniqueArray(prompt, { selector: ({ PromptName }) => PromptName, maxLength: 7 }),
  },
  { weight: 1, arbitrary: crowd },
);

/** Items of all sorts, as other writers may have left them too. */
export const aWorld: fc.Arbitrary<UnnamedWorld> = fc
  .record({
    values,
    emergency: fc.option(emergency),
    mappings: fc.uniqueArray(mapping, { selector: ({ ConfigKey }) => ConfigKey, maxLength: 6 }),
    prompts,
    isTorn: fc.boolean(),
  })
  .map((world) => (lob: string, flow: string) => ({
    config: [
      ...Object.entries(world.values).map(([ConfigKey, Value]) => ({
        ConfigKey,
        Value:
          ConfigKey === "SETTING#RecordingNoticePrompt" && typeof Value === "string"
            ? `${flow}/${Value}`
            : Value,
      })),
      ...(world.emergency ? [{ ConfigKey: "FLAG#EmergencyClosure", ...world.emergency }] : []),
      ...world.mappings,
      ...(world.isTorn ? [{ ConfigKey: "QUEUE#billing" }] : []),
    ].map((item) => ({ LOB: lob, Version: 1, ...item })),
    prompts: [
      ...world.prompts.map((item) => ({
        ...item,
        IsClientVisible: false,
        Version: 1,
        UpdatedAt: "2026-01-01T00:00:00.000Z",
        UpdatedBy: "test",
      })),
      ...(world.isTorn ? [{ PromptName: "torn" }] : []),
    ].map((item) => ({ FlowName: flow, ...item })),
  }));

/** Moments at which something may change, and any others. ISO 8601 UTC. */
const moment = fc.oneof(
  fc.constantFrom(
    "2026-03-08T07:00:00.000Z",
    "2026-11-01T05:30:00.000Z",
    "2026-11-26T18:00:00.000Z",
    "2026-11-26T17:59:59.999Z",
    "2026-11-27T05:00:00.000Z",
    "2026-12-25T12:00:00.000Z",
    "2028-02-29T15:00:00.000Z",
  ),
  fc
    .integer({ min: Date.parse("2026-01-01T00:00Z") / 60_000, max: Date.parse("2028-01-01T00:00Z") / 60_000 })
    .map((minute) => new Date(minute * 60_000).toISOString()),
);

/** What may be asked of a world. */
export const aQuestion = fc.record({
  intent: fc.constantFrom(undefined, ...intents, "unknown", " billing ", "a#b"),
  language: fc.constantFrom(undefined, "en", "es", "en-US", "ES_mx", "fr", ""),
  number: fc.constantFrom(undefined, "+12025550143", "(202) 555-0143", "anonymous"),
  at: moment,
  isDraft: fc.boolean(),
});
