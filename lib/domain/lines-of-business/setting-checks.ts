import { z } from "zod";
import { e164Of } from "#lib/kernel/phone-number.ts";
import { DomainError, type FieldErrors, type ReasonValues } from "#lib/kernel/errors.ts";
import { textProblem } from "#lib/domain/prompts/index.ts";
import { isTimeZone, minutesOf, dayMinutes } from "./wall-time.ts";
import { isQueueArn, maxQueueNameLength } from "./queue-arn.ts";
import { isDate, timePattern, weekdays, type BusinessHours, type Holiday } from "./schedule.ts";
import { settings, type SettingName, type SettingValues } from "./settings.ts";
import { windowProblems, type Times } from "./windows.ts";

/** A line of text for people. `params` fills the reason's sentence. */
export const lineSchema = (max: number, missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .superRefine((value, context) => {
      const problem =
        value === ""
          ? { reason: missing }
          : value.length > max
            ? { reason: "text.tooLong", values: { max } }
            : textProblem(value, { line: true });
      if (problem) context.addIssue({ code: "custom", message: problem.reason, params: problem.values });
    });

/** A name and an ARN; the same for the default queue and for mappings. */
export const queueInput = z.object({
  QueueName: lineSchema(maxQueueNameLength, "lobs.queueName"),
  QueueArn: z.string({ error: "lobs.queueArn" }).trim().refine(isQueueArn, { error: "lobs.queueArn" }),
});

const time = z.string({ error: "lobs.time" }).trim().regex(timePattern, { error: "lobs.time" });

/** Adds an issue at the later of two windows that overlap and are of one day, and at empty windows. */
function refuseOverlaps(rows: readonly (Times & { of: string })[], context: z.RefinementCtx) {
  for (const { place, at, reason, values } of windowProblems(rows))
    context.addIssue({ code: "custom", message: reason, path: [place, at], params: values });
}

const dayOrder = (hours: BusinessHours) => weekdays.indexOf(hours.Day) * dayMinutes + minutesOf(hours.Start);

const hoursInput = z
  .array(z.object({ Day: z.enum(weekdays, { error: "lobs.day" }), Start: time, End: time }))
  .max(settings.BusinessHours.max ?? 0, { error: "lobs.hoursMany" })
  .superRefine((rows, context) =>
    refuseOverlaps(
      rows.map((row) => ({ ...row, of: row.Day })),
      context,
    ),
  )
  .transform((rows) => [...rows].sort((one, other) => dayOrder(one) - dayOrder(other)));

const holidayInput = z.discriminatedUnion(
  "Type",
  [
    z.object({
      Name: lineSchema(80, "lobs.holidayName"),
      Date: z.string().trim().refine(isDate, { error: "lobs.holidayDate" }),
      Type: z.literal("CLOSED"),
    }),
    z.object({
      Name: lineSchema(80, "lobs.holidayName"),
      Date: z.string().trim().refine(isDate, { error: "lobs.holidayDate" }),
      Type: z.literal("OPEN"),
      Start: time,
      End: time,
    }),
  ],
  { error: "lobs.holidayType" },
);

const holidayOrder = (one: Holiday, other: Holiday) =>
  one.Date.localeCompare(other.Date) || (one.Start ?? "").localeCompare(other.Start ?? "");

const holidaysInput = z
  .array(holidayInput)
  .max(settings.Holidays.max ?? 0, { error: "lobs.holidaysMany" })
  .superRefine((rows, context) => {
    for (const [place, row] of rows.entries()) {
      const earlier = rows.slice(0, place).filter((other) => other.Date === row.Date);
      // Several windows with other hours make one split day; a closed date stands alone.
      if (earlier.some((other) => row.Type === "CLOSED" || other.Type === "CLOSED"))
        context.addIssue({ code: "custom", message: "lobs.holidayTwice", path: [place, "Date"] });
    }
    const open = rows.map((row, place) =>
      row.Type === "OPEN"
        ? { ...row, of: row.Date }
        : { Start: "00:00", End: "00:00", of: `closed ${place}` },
    );
    refuseOverlaps(open, context);
  })
  .transform((rows): Holiday[] => [...rows].sort(holidayOrder));

const promptPattern = /^(?!#)[^/]{1,127}\/[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/** What may be saved for a setting, by its kind and its limits. Messages are keys of the `reasons` messages. */
function inputSchema(name: SettingName): z.ZodType {
  const { kind, choices = [], min = 0, max = 0 } = settings[name];
  const number = () => ({ error: "lobs.number", params: { min, max } });
  switch (kind) {
    case "line":
      return lineSchema(max, "lobs.displayName");
    case "zone":
      return z.string({ error: "lobs.zone" }).trim().refine(isTimeZone, { error: "lobs.zone" });
    case "choice":
      return z.enum(choices as [string, ...string[]], { error: "lobs.choice" });
    case "hours":
      return hoursInput;
    case "holidays":
      return holidaysInput;
    case "queue":
      return queueInput.nullable();
    case "phone":
      return z
        .string({ error: "lobs.phone" })
        .nullable()
        .transform((typed, context) => {
          if (!typed?.trim()) return null;
          const number = e164Of(typed);
          if (!number) context.addIssue({ code: "custom", message: "lobs.phone" });
          return number ?? z.NEVER;
        });
    case "number":
      return z
        .unknown()
        .refine(
          (value) => typeof value === "number" && Number.isInteger(value) && value >= min && value <= max,
          number(),
        );
    case "prompt":
      return z
        .string({ error: "lobs.prompt" })
        .trim()
        .transform((value) => value || null)
        .nullable()
        .refine((value) => value === null || promptPattern.test(value), { error: "lobs.prompt" });
    case "flag":
      return z.boolean({ error: "lobs.choice" });
  }
}

/** What no form can send is refused in general words. */
const reasonOf = (message: string): string =>
  /^[a-z]+\.[A-Za-z]+$/.test(message) ? message : "form.invalid";

/** Errors by field: `Holidays` for the setting, and `Holidays.2.Date` for the very part. */
function errorsAt(name: SettingName, refusal: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of refusal.issues) {
    const values: ReasonValues = "params" in issue && issue.params ? (issue.params as ReasonValues) : {};
    const path = [name, ...issue.path].join(".");
    const max = settings[name].max ?? 0;
    const error = { reason: reasonOf(issue.message), values: { max, ...values } };
    errors[name] ??= error;
    errors[path] ??= error;
  }
  return errors;
}

/** Rules over several settings, judged by what they would be together. */
export function settingsTogether(values: SettingValues): FieldErrors {
  return values.AfterHoursAction === "TRANSFER" && !values.AfterHoursTransferNumber
    ? { AfterHoursTransferNumber: { reason: "lobs.transferNumber" } }
    : {};
}

/**
 * Checks what is to be saved over what is stored, and brings it into its one form (order, E.164, no stray spaces).
 * Only the settings named are judged, so that what is older than a rule does not stand in the way.
 * @throws VALIDATION with an error at each field that is wrong
 */
export function checkSettings(
  current: SettingValues,
  wanted: Partial<Record<SettingName, unknown>>,
): Partial<SettingValues> {
  const errors: FieldErrors = {};
  const checked: Partial<Record<SettingName, unknown>> = {};
  for (const [name, value] of Object.entries(wanted) as [SettingName, unknown][]) {
    const result = inputSchema(name).safeParse(value);
    if (result.success) checked[name] = result.data;
    else Object.assign(errors, errorsAt(name, result.error));
  }
  const concerns = "AfterHoursAction" in checked || "AfterHoursTransferNumber" in checked;
  if (concerns) Object.assign(errors, settingsTogether({ ...current, ...checked } as SettingValues));
  if (Object.keys(errors).length > 0)
    throw new DomainError("VALIDATION", "form.invalid", { fieldErrors: errors });
  return checked as Partial<SettingValues>;
}
