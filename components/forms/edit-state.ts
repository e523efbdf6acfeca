/**
 * What an editor of several fields holds: `base` is what the person saw stored when they began with each field,
 * `typed` what stands there now. Values are plain data, and two are the same when they read the same as JSON.
 */
export type EditState<Typed extends object> = { base: Typed; typed: Typed };

export const openEdit = <Typed extends object>(stored: Typed): EditState<Typed> => ({
  base: stored,
  typed: stored,
});

export const sameValue = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const fieldsOf = <Typed extends object>(typed: Typed) => Object.keys(typed) as (keyof Typed & string)[];

/** The fields in which the person differs from what they saw. */
export const changedFields = <Typed extends object>({ base, typed }: EditState<Typed>) =>
  fieldsOf(typed).filter((field) => !sameValue(base[field], typed[field]));

function mapFields<Typed extends object>(
  now: Typed,
  one: <Field extends keyof Typed>(field: Field) => [base: Typed[Field], typed: Typed[Field]],
): EditState<Typed> {
  const base = { ...now };
  const typed = { ...now };
  for (const field of fieldsOf(now)) [base[field], typed[field]] = one(field);
  return { base, typed };
}

/**
 * Somebody else's save, come in underneath: fields that the person left alone show what is stored now;
 * those they changed keep what was typed, and what they began with, so that a save still tells a conflict.
 */
export const rebase = <Typed extends object>(state: EditState<Typed>, now: Typed): EditState<Typed> =>
  mapFields(now, (field) => {
    const [was, mine] = [state.base[field], state.typed[field]];
    const untouched = sameValue(was, mine) || sameValue(mine, now[field]);
    return untouched ? [now[field], now[field]] : [was, mine];
  });

/** After a save of `asSent`: what was typed meanwhile stays, on top of what is stored now. */
export const afterSave = <Typed extends object>(
  state: EditState<Typed>,
  asSent: Typed,
  now: Typed,
): EditState<Typed> =>
  mapFields(now, (field) => {
    const typedSince = !sameValue(state.typed[field], asSent[field]);
    return [now[field], typedSince ? state.typed[field] : now[field]];
  });

/** Others' changes that a save met and kept: fields that the person had not touched and that are different now. */
export const othersChanges = <Typed extends object>({ base, typed }: EditState<Typed>, now: Typed) =>
  fieldsOf(now).filter(
    (field) => sameValue(base[field], typed[field]) && !sameValue(base[field], now[field]),
  );

/** The person has seen theirs and chosen: what is stored now is the ground; of these fields `mine` stands on it. */
export function resolve<Typed extends object>(
  state: EditState<Typed>,
  now: Typed,
  choices: Partial<Record<keyof Typed, "mine" | "theirs">>,
): EditState<Typed> {
  const rebased = rebase(state, now);
  return mapFields(now, (field) => {
    const choice = choices[field];
    if (!choice) return [rebased.base[field], rebased.typed[field]];
    return [now[field], choice === "mine" ? state.typed[field] : now[field]];
  });
}

/** Whether something kept in the browser has the shape of this editor's state: the same fields with like values. */
export function isEditState<Typed extends object>(value: unknown, like: Typed): value is EditState<Typed> {
  if (typeof value !== "object" || value === null || !("base" in value) || !("typed" in value)) return false;
  return [value.base, value.typed].every(
    (side) =>
      typeof side === "object" &&
      side !== null &&
      fieldsOf(like).every((field) => typeof (side as Typed)[field] === typeof like[field]),
  );
}
