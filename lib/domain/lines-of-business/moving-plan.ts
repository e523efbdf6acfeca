import { isDomainError, type FieldErrors } from "#lib/kernel/errors.ts";
import type { LobConfig } from "./lob-config.ts";
import { itemAt, sameItem, type ItemContents } from "./moving-items.ts";
import { checkSettings } from "./setting-checks.ts";
import { settingKey, type SettingName, type SettingValues } from "./settings.ts";

/** A setting or a mapping as a file wants it; without contents it is refused, and `problems` say why. */
export type WantedItem = {
  /** Its sort key; of what is refused, whatever names it best. */
  key: string;
  contents?: ItemContents;
  problems: FieldErrors;
  /** The line of the file, where it has lines. */
  line?: number;
};

/** What an import does with one item. `version` is that of the item as it was when this was planned; 0 for none. */
export type PlannedItem = WantedItem & { before?: ItemContents; version: number } & {
  kind: "added" | "changed" | "unchanged" | "refused";
};

/** What an import would do with items of a line of business; of one that is not there yet `isNew`. Pure. */
export const planItems = (config: LobConfig, wanted: readonly WantedItem[], isNew: boolean): PlannedItem[] =>
  wanted.map((item): PlannedItem => {
    if (!item.contents) return { ...item, kind: "refused", version: -1 };
    const { contents, version } = itemAt(config, item.key);
    const before = isNew ? undefined : contents;
    if (sameItem(contents, item.contents)) return { ...item, kind: "unchanged", before, version };
    return { ...item, kind: before ? "changed" : "added", before, version };
  });

/** The setting that an error stands at: `Holidays.2.Date` is at Holidays. */
const settingAt = (field: string): SettingName => field.split(".")[0] as SettingName;

/**
 * Checks settings as a save does, each by itself and all together; those that may not be are refused, the others
 * stand.
 */
export function checkWanted(
  current: SettingValues,
  wanted: Partial<Record<SettingName, unknown>>,
): WantedItem[] {
  const refused: Partial<Record<SettingName, FieldErrors>> = {};
  const names = Object.keys(wanted) as SettingName[];
  for (;;) {
    const left = Object.fromEntries(
      names.filter((name) => !refused[name]).map((name) => [name, wanted[name]]),
    );
    try {
      const checked = checkSettings(current, left);
      return names.map((name) => ({
        key: settingKey(name),
        contents: refused[name] ? undefined : { Value: checked[name] },
        problems: refused[name] ?? {},
      }));
    } catch (error) {
      if (!isDomainError(error, "VALIDATION")) throw error;
      for (const [field, problem] of Object.entries(error.fieldErrors)) {
        const at = settingAt(field);
        // A transfer without a number, and the number does not come along: the action is what is wrong then.
        const name = at in left ? at : "AfterHoursAction";
        refused[name] = { [name]: problem, ...refused[name] };
      }
    }
  }
}
