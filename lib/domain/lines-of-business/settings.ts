import type { BusinessHours, Holiday } from "./schedule.ts";

/**
 * Every setting and flag of a line of business, as data (2-data, Config). Forms, checks, the function's answer and
 * the documentation come from here. `stored.ts` reads what is in the table, leniently on lengths and limits;
 * what may be saved is said by `setting-checks.ts`, by `kind` and limits.
 */
export const settingGroups = ["general", "hours", "afterHours", "queues", "calls", "features"] as const;
export type SettingGroup = (typeof settingGroups)[number];

export type SettingKind =
  "line" | "zone" | "choice" | "hours" | "holidays" | "queue" | "phone" | "number" | "prompt" | "flag";

type Definition<Value> = {
  group: SettingGroup;
  kind: SettingKind;
  default: Value;
  /** For numbers the least and the most; for lines and lists how many characters or entries at most. */
  min?: number;
  max?: number;
  /** What a number counts, or what a choice offers. */
  unit?: "seconds" | "minutes" | "times";
  choices?: readonly string[];
};

const flag = (group: SettingGroup, byDefault: boolean): Definition<boolean> => ({
  group,
  kind: "flag",
  default: byDefault,
});

export const languages = ["en", "es"] as const;
export type Language = (typeof languages)[number];

export const afterHoursActions = ["MESSAGE", "VOICEMAIL", "CALLBACK", "TRANSFER"] as const;

/** A queue of Amazon Connect. */
export type Queue = { QueueName: string; QueueArn: string };

export type SettingValues = {
  DisplayName: string;
  DefaultLanguage: Language;
  TimeZone: string;
  BusinessHours: BusinessHours[];
  Holidays: Holiday[];
  AfterHoursAction: (typeof afterHoursActions)[number];
  AfterHoursTransferNumber: string | null;
  DefaultQueue: Queue | null;
  MaxQueueWaitSeconds: number;
  CallbackWindowMinutes: number;
  MaxInvalidAttempts: number;
  RecordingNoticePrompt: string | null;
  EmergencyClosure: boolean;
  CallbackEnabled: boolean;
  CallRecordingEnabled: boolean;
  VanityNumbersEnabled: boolean;
  SpanishEnabled: boolean;
  SelfServiceEnabled: boolean;
};
export type SettingName = keyof SettingValues;

const weekFrom9To5: BusinessHours[] = (["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"] as const).map(
  (Day) => ({ Day, Start: "09:00", End: "17:00" }),
);

export const settings: { readonly [Name in SettingName]: Definition<SettingValues[Name]> } = {
  /** Empty stands for the line of business's own name. */
  DisplayName: { group: "general", kind: "line", default: "", min: 1, max: 80 },
  DefaultLanguage: {
    group: "general",
    kind: "choice",
    default: "en",
    choices: languages,
  },
  TimeZone: {
    group: "hours",
    kind: "zone",
    default: "America/New_York",
  },
  BusinessHours: {
    group: "hours",
    kind: "hours",
    default: weekFrom9To5,
    max: 50,
  },
  Holidays: {
    group: "hours",
    kind: "holidays",
    default: [],
    max: 100,
  },
  AfterHoursAction: {
    group: "afterHours",
    kind: "choice",
    default: "MESSAGE",
    choices: afterHoursActions,
  },
  AfterHoursTransferNumber: {
    group: "afterHours",
    kind: "phone",
    default: null,
  },
  DefaultQueue: { group: "queues", kind: "queue", default: null },
  MaxQueueWaitSeconds: {
    group: "queues",
    kind: "number",
    default: 600,
    min: 0,
    max: 7_200,
    unit: "seconds",
  },
  CallbackWindowMinutes: {
    group: "queues",
    kind: "number",
    default: 240,
    min: 1,
    max: 10_080,
    unit: "minutes",
  },
  MaxInvalidAttempts: {
    group: "calls",
    kind: "number",
    default: 3,
    min: 1,
    max: 5,
    unit: "times",
  },
  RecordingNoticePrompt: {
    group: "calls",
    kind: "prompt",
    default: null,
  },
  EmergencyClosure: flag("features", false),
  CallbackEnabled: flag("features", false),
  CallRecordingEnabled: flag("features", false),
  VanityNumbersEnabled: flag("features", false),
  SpanishEnabled: flag("features", true),
  SelfServiceEnabled: flag("features", false),
};

export const settingNames = Object.keys(settings) as SettingName[];

/** The settings that people save as such; an emergency is raised and ended instead, with its texts and its end. */
export const savedSettingNames = settingNames.filter((name) => name !== "EmergencyClosure");

export const isFlag = (name: SettingName): boolean => settings[name].kind === "flag";

/** The sort key of a setting or flag: `SETTING#TimeZone`, `FLAG#SpanishEnabled`. */
export const settingKey = (name: SettingName): string => `${isFlag(name) ? "FLAG" : "SETTING"}#${name}`;

const byKey = new Map(settingNames.map((name) => [settingKey(name), name]));

/** The setting of a sort key, if it is one of ours. */
export const settingOfKey = (key: string): SettingName | undefined => byKey.get(key);

/** What counts while nothing is stored. */
export const defaultValues = (lob: string): SettingValues => ({
  ...(Object.fromEntries(settingNames.map((name) => [name, settings[name].default])) as SettingValues),
  DisplayName: lob,
});

/** Whether two values of one setting are the same; both as read by its schema, so their parts stand in one order. */
export const sameSetting = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
