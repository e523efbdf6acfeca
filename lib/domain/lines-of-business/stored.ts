import { z } from "zod";
import { isTimeZone } from "./wall-time.ts";
import { isDate, timePattern, weekdays, type BusinessHours, type Holiday } from "./schedule.ts";
import { afterHoursActions, languages, type SettingName, type SettingValues } from "./settings.ts";
import type { Emergency } from "./emergency.ts";
import type { MappingContents } from "./queue-mapping.ts";

/**
 * How what is in the Config table is read: leniently on lengths and limits, strictly on shape. Apart from what the
 * values mean (settings.ts, schedule.ts …), which the browser runs too: there is no schema library in it.
 */
const time = z.string().regex(timePattern);

export const businessHoursSchema = z.object({
  Day: z.enum(weekdays),
  Start: time,
  End: time,
}) satisfies z.ZodType<BusinessHours>;

export const holidaySchema = z.object({
  Name: z.string(),
  Date: z.string().refine(isDate),
  Type: z.enum(["CLOSED", "OPEN"]),
  Start: time.optional(),
  End: time.optional(),
}) satisfies z.ZodType<Holiday>;

/** The items beside `Value` in the flag, see {@link Emergency}. */
export const emergencySchema = z.object({
  Until: z.iso.datetime().optional(),
  Reason: z.string().default(""),
  EmergencyText_en: z.string().default(""),
  EmergencyText_es: z.string().default(""),
  StartedAt: z.string().optional(),
  StartedBy: z.string().optional(),
}) satisfies z.ZodType<Emergency>;

/** What the table holds of a mapping beside its key and version. */
export const storedMappingSchema = z.object({
  QueueName: z.string(),
  QueueArn: z.string(),
  Priority: z.number(),
  IsActive: z.boolean(),
}) satisfies z.ZodType<MappingContents>;

const flag = z.boolean();

export const storedSettings: { readonly [Name in SettingName]: z.ZodType<SettingValues[Name]> } = {
  DisplayName: z.string(),
  DefaultLanguage: z.enum(languages),
  TimeZone: z.string().refine(isTimeZone),
  BusinessHours: z.array(businessHoursSchema),
  Holidays: z.array(holidaySchema),
  AfterHoursAction: z.enum(afterHoursActions),
  AfterHoursTransferNumber: z.string().nullable(),
  DefaultQueue: z.object({ QueueName: z.string(), QueueArn: z.string() }).nullable(),
  MaxQueueWaitSeconds: z.number(),
  CallbackWindowMinutes: z.number(),
  MaxInvalidAttempts: z.number(),
  RecordingNoticePrompt: z.string().nullable(),
  EmergencyClosure: flag,
  CallbackEnabled: flag,
  CallRecordingEnabled: flag,
  VanityNumbersEnabled: flag,
  SpanishEnabled: flag,
  SelfServiceEnabled: flag,
};
