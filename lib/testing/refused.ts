import { expect } from "vitest";
import { isDomainError, type DomainError, type ErrorCode } from "#lib/kernel/errors.ts";

/** What an operation was refused with. @throws what else became of it */
export async function refusalOf(work: Promise<unknown>): Promise<DomainError> {
  const outcome = await work.then(
    () => "it was accepted",
    (error: unknown) => error,
  );
  if (isDomainError(outcome)) return outcome;
  throw outcome instanceof Error ? outcome : new Error(String(outcome));
}

/** Expects that an operation is refused, for this reason where one is given; gives the refusal. */
export async function refused(
  work: Promise<unknown>,
  code: ErrorCode,
  reason?: string,
): Promise<DomainError> {
  const error = await refusalOf(work);
  expect([error.code, reason && error.reason]).toEqual([code, reason]);
  return error;
}
