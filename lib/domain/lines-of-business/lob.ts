import { z } from "zod";
import { lobNamePattern } from "#lib/kernel/lob-name.ts";
import { isTimeZone } from "./wall-time.ts";
import { defaultValues, languages, type SettingName, type SettingValues } from "./settings.ts";
import { businessHoursSchema, emergencySchema, holidaySchema } from "./stored.ts";

/** The partition that holds one item per line of business, and the prepared texts for emergencies. */
export const lobDirectory = "#lobs";

export const lobNameSchema = z.string().trim().regex(lobNamePattern, { error: "lobs.name" });

const byDefault = defaultValues("");

/**
 * An item of the directory. It repeats what the list of all lines of business shows, and is kept in the transactions
 * that change it; ContentVersion moves by one with each, and every change is conditional on it (decision 061).
 */
export const lobSchema = z
  .object({
    ConfigKey: z.string(),
    DisplayName: z.string().optional(),
    TimeZone: z.string().refine(isTimeZone).catch(byDefault.TimeZone),
    BusinessHours: z.array(businessHoursSchema).catch(byDefault.BusinessHours),
    Holidays: z.array(holidaySchema).catch([]),
    DefaultLanguage: z.enum(languages).catch(byDefault.DefaultLanguage),
    SpanishEnabled: z.boolean().catch(byDefault.SpanishEnabled),
    /** Queue problems that are errors: callers who reach no queue, addresses of none. */
    QueueErrors: z.number().catch(0),
    Emergency: emergencySchema.optional().catch(undefined),
    ContentVersion: z.number(),
    ArchivedAt: z.string().optional(),
    ArchivedBy: z.string().optional(),
    /** The last change to any of it. */
    UpdatedAt: z.string().optional(),
    UpdatedBy: z.string().optional(),
    /** A copy of many mappings takes several transactions: from where, until it is done. */
    CopyOf: z.string().optional(),
  })
  .transform(({ ConfigKey, DisplayName, ...rest }) => ({
    LOB: ConfigKey,
    DisplayName: DisplayName || ConfigKey,
    ...rest,
  }));
export type Lob = z.infer<typeof lobSchema>;

/** Who changed something of a line of business last, and when (ISO 8601 UTC). */
export type LastChange = { UpdatedAt: string; UpdatedBy: string };

/** The settings that the directory repeats. */
export const repeatedSettings = [
  "DisplayName",
  "TimeZone",
  "BusinessHours",
  "Holidays",
  "DefaultLanguage",
  "SpanishEnabled",
] as const satisfies readonly SettingName[];

export const repeatedValues = (values: SettingValues): Partial<SettingValues> =>
  Object.fromEntries(repeatedSettings.map((name) => [name, values[name]]));
