import { authorize } from "#lib/domain/access/index.ts";
import { allFlows, type PromptDeps } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { LobDeps } from "./deps.ts";
import { lobFileFormat, lobFileVersion, type LobFile } from "./lob-file.ts";
import { promptOfFile } from "./lob-file-prompts.ts";
import { authorizeLob } from "./open-for-change.ts";
import { mappingContents } from "./queue-mapping.ts";
import { savedSettingNames } from "./settings.ts";

/** What moving a line of business needs: its own, and its flows' prompts. */
export type MovingDeps = LobDeps & PromptDeps;

/**
 * A whole line of business: settings, flags, queue mappings, and the flows in which it is heard with their prompts.
 * A GetItem and a Query, the directory of flows, and a Query for each flow.
 * @throws NOT_FOUND; RULE where something stored cannot be read, since a file without it would be taken for the whole
 */
export async function exportLob(deps: MovingDeps, actor: Actor, input: { lob: string }): Promise<LobFile> {
  authorizeLob(actor, "config:read", input.lob);
  authorize(actor, "prompts:read-all");
  const opened = await deps.configs.open(input.lob);
  if (!opened) throw new DomainError("NOT_FOUND", "lobs.gone");
  const { config } = opened;
  if (config.unreadable.length > 0)
    throw new DomainError("RULE", "moving.unreadableLob", { values: { keys: config.unreadable.join(", ") } });
  const flows: LobFile["flows"] = [];
  for (const { FlowName, Description, LOBs } of await allFlows(deps)) {
    if (!LOBs.includes(input.lob)) continue;
    const { items, unreadable } = await deps.prompts.all(FlowName);
    if (unreadable > 0)
      throw new DomainError("RULE", "export.unreadable", { values: { flow: FlowName, count: unreadable } });
    items.sort((one, other) => one.Order - other.Order || one.PromptName.localeCompare(other.PromptName));
    flows.push({ FlowName, Description, LOBs, prompts: items.map(promptOfFile) });
  }
  return {
    format: lobFileFormat,
    version: lobFileVersion,
    exportedAt: deps.clock.now().toISOString(),
    lineOfBusiness: input.lob,
    settings: Object.fromEntries(savedSettingNames.map((name) => [name, config.values[name]])),
    queues: config.mappings.map(({ Intent, Language, ...mapping }) => ({
      Intent,
      Language,
      ...mappingContents(mapping),
    })),
    flows,
  };
}
