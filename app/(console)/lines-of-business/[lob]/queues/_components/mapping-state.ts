import type { EditState } from "#components/forms/edit-state.ts";
import { defaultPriority, type MappingContents, type Queue } from "#lib/domain/lines-of-business/browser.ts";

/** What stands in the fields. A queue is one choice: its name and its ARN belong together. */
export type Typed = { Queue: Queue; Priority: string; IsActive: boolean };
export type Field = keyof Typed;

export const typedOf = ({ QueueName, QueueArn, Priority, IsActive }: MappingContents): Typed => ({
  Queue: { QueueName, QueueArn },
  Priority: String(Priority),
  IsActive,
});

/** A new mapping: no queue chosen yet, otherwise what Amazon Connect does by itself. */
export const blank: Typed = {
  Queue: { QueueName: "", QueueArn: "" },
  Priority: String(defaultPriority),
  IsActive: true,
};

type Change = { from?: string | number | boolean; to?: string | number | boolean };
export type Changes = Partial<Record<keyof MappingContents, Change>>;

/** What would be stored. */
export const contentsOf = ({ Queue, Priority, IsActive }: Typed): MappingContents => ({
  ...Queue,
  Priority: Number(Priority),
  IsActive,
});

/** What a save sends: the changed fields from what was seen to what is wanted; everything of a new mapping. */
export function changesOf({ base, typed }: EditState<Typed>, isNew: boolean): Changes {
  const [was, wanted] = [contentsOf(base), contentsOf(typed)];
  const changes: Changes = {};
  for (const field of Object.keys(wanted) as (keyof MappingContents)[])
    if (isNew) changes[field] = { to: wanted[field] };
    else if (was[field] !== wanted[field]) changes[field] = { from: was[field], to: wanted[field] };
  return changes;
}

/** The editor's field of a stored one: name and ARN are parts of the queue. */
export const fieldOf = (stored: keyof MappingContents): Field =>
  stored === "QueueName" || stored === "QueueArn" ? "Queue" : stored;
