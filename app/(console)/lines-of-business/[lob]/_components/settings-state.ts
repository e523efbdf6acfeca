import { sameValue } from "#components/forms/edit-state.ts";
import {
  settings,
  settingNames,
  type Queue,
  type SettingName,
  type SettingValues,
} from "#lib/domain/lines-of-business/browser.ts";

/** Hours, their zone and holidays have a page of their own; an emergency is raised and ended, not saved. */
export type Elsewhere = "TimeZone" | "BusinessHours" | "Holidays" | "EmergencyClosure";
export type EditedName = Exclude<SettingName, Elsewhere>;

const elsewhere: readonly SettingName[] = ["TimeZone", "BusinessHours", "Holidays", "EmergencyClosure"];
export const isEdited = (name: SettingName): name is EditedName => !elsewhere.includes(name);
export const editedNames = settingNames.filter(isEdited);

/** What stands in the fields: as typed, numbers too; nothing is an empty text. */
export type Typed = {
  [Name in EditedName]: Name extends "DefaultQueue"
    ? Queue
    : SettingValues[Name] extends boolean
      ? boolean
      : string;
};

const noQueue: Queue = { QueueName: "", QueueArn: "" };

/** Settings as they stand in the fields before anybody types. */
export const typedOf = (values: SettingValues): Typed =>
  Object.fromEntries(
    editedNames.map((name) => {
      const value = values[name];
      if (settings[name].kind === "queue") return [name, value ?? noQueue];
      return [name, typeof value === "number" ? String(value) : (value ?? "")];
    }),
  ) as Typed;

/** What a field says, as it is sent: a number where it is one, else as typed, so that the server says what is wrong. */
export function sentOf(name: EditedName, typed: Typed[EditedName]): unknown {
  if (typeof typed === "boolean") return typed;
  if (typeof typed !== "string") return typed.QueueName.trim() || typed.QueueArn.trim() ? typed : null;
  const text = typed.trim();
  switch (settings[name].kind) {
    case "number":
      return /^\d{1,15}$/.test(text) ? Number(text) : typed;
    case "phone":
    case "prompt":
      return text === "" ? null : typed;
    default:
      return typed;
  }
}

export type Changes = Partial<Record<EditedName, { from: unknown; to: unknown }>>;

/**
 * What a save sends: the changed settings only, each from what was seen to what is wanted. `mend` are those whose
 * stored value cannot be read: they are written anew along with the rest.
 */
export function changesOf(
  { base, typed }: { base: Typed; typed: Typed },
  mend: readonly EditedName[] = [],
): Changes {
  const changed = editedNames.filter((name) => mend.includes(name) || !sameValue(base[name], typed[name]));
  return Object.fromEntries(
    changed.map((name) => [name, { from: sentOf(name, base[name]), to: sentOf(name, typed[name]) }]),
  );
}

export type Note = "recordingWithoutNotice" | "callbackOff" | "spanishOff";

/** What may be saved, and is yet worth a second look: settings that do not go together. */
export function notesOn(typed: Typed): Partial<Record<EditedName, Note>> {
  return {
    ...(typed.CallRecordingEnabled && !typed.RecordingNoticePrompt.trim()
      ? { RecordingNoticePrompt: "recordingWithoutNotice" as const }
      : {}),
    ...(typed.AfterHoursAction === "CALLBACK" && !typed.CallbackEnabled
      ? { AfterHoursAction: "callbackOff" as const }
      : {}),
    ...(typed.DefaultLanguage === "es" && !typed.SpanishEnabled
      ? { DefaultLanguage: "spanishOff" as const }
      : {}),
  };
}

/**
 * Errors by the field at which they stand. A queue's name and ARN are two fields: what is wrong with one of them
 * is said there, and not once more for the whole.
 */
export function errorsByField(fieldErrors: Record<string, string>): Record<string, string> {
  const fields = Object.keys(fieldErrors);
  return Object.fromEntries(
    Object.entries(fieldErrors).filter(([field]) => !fields.some((other) => other.startsWith(`${field}.`))),
  );
}

/** The id of the control at which an error stands: the first one of a setting that has several. */
export const idOfField = (field: string): string =>
  field === "DefaultQueue" ? "DefaultQueue-QueueName" : field.replace(".", "-");
