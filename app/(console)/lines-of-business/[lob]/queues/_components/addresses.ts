import type { MappingLanguage, QueueMapping } from "#lib/domain/lines-of-business/browser.ts";
import { queuesPath } from "../../../_components/addresses.ts";

export type MappingName = Pick<QueueMapping, "Intent" | "Language">;

/** `billing.es`, `billing.*`: a mapping in an address; an intent's name has no dot. */
const partOf = ({ Intent, Language }: MappingName): string => encodeURIComponent(`${Intent}.${Language}`);

/** The queues with one mapping opened. */
export const mappingPath = (lob: string, name: MappingName): string =>
  `${queuesPath(lob)}?mapping=${partOf(name)}`;

/** The queues with a new mapping begun, for this intent and language where one is named. */
export const newMappingPath = (lob: string, name?: MappingName): string =>
  `${queuesPath(lob)}?new${name ? `=${partOf(name)}` : ""}`;

/** Intent and language as an address names them; undefined where it names none. */
export function nameFromPart(part: string | undefined): MappingName | undefined {
  const [, Intent, Language] = /^([A-Za-z0-9][A-Za-z0-9_-]{0,99})\.(en|es|\*)$/.exec(part ?? "") ?? [];
  return Intent && Language ? { Intent, Language: Language as MappingLanguage } : undefined;
}
