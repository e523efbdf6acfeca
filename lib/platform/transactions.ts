import { setTimeout as wait } from "node:timers/promises";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { DomainError } from "#lib/kernel/errors.ts";
import { unavailable, type Database } from "./dynamodb.ts";

export type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** One write of a transaction, and what its failed condition means, told from the item that stood in its way. */
export type Write = {
  item: TransactItem;
  refuse?: (stored: Record<string, unknown> | undefined) => DomainError;
};

/** Amazon DynamoDB's limit on one TransactWriteItems. */
export const maxTransactionItems = 100;

const passing = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);
const maxTries = 10;

function askForOld(item: TransactItem): TransactItem {
  const [kind, action] = Object.entries(item).find(([, value]) => value !== undefined) ?? [];
  if (!kind) throw new Error("a transaction item without an action");
  return { [kind]: { ...action, ReturnValuesOnConditionCheckFailure: "ALL_OLD" } };
}

/** Throws what the failed condition means; returns when the transaction merely collided and may be tried again. */
function judge(error: TransactionCanceledException, writes: readonly Write[]): void {
  const reasons = error.CancellationReasons ?? [];
  for (const [place, reason] of reasons.entries()) {
    if (reason.Code !== "ConditionalCheckFailed") continue;
    const stored = reason.Item && unmarshall(reason.Item);
    throw (
      writes[place]?.refuse?.(stored) ?? new DomainError("CONFLICT", "database.changed", { cause: error })
    );
  }
  const failed = reasons.filter((reason) => reason.Code && reason.Code !== "None");
  if (failed.length === 0 || !failed.every((reason) => passing.has(reason.Code ?? ""))) throw error;
}

/**
 * Writes all or nothing: a change together with its history. Collisions are tried again with jitter.
 * The token makes a retry after a lost answer count once (10 minutes, Amazon DynamoDB's idempotency).
 * @throws what a write's `refuse` says of a failed condition; UNAVAILABLE when the database cannot answer.
 */
export async function commit(database: Database, writes: readonly Write[]): Promise<void> {
  const token = crypto.randomUUID();
  for (let attempt = 1; ; attempt += 1) {
    try {
      await database.send(
        new TransactWriteCommand({
          TransactItems: writes.map((write) => askForOld(write.item)),
          ClientRequestToken: token,
        }),
      );
      return;
    } catch (error) {
      if (error instanceof TransactionCanceledException) judge(error, writes);
      else if (!(error instanceof Error && error.name === "TransactionInProgressException")) {
        throw unavailable(error);
      }
      if (attempt >= maxTries) throw new DomainError("UNAVAILABLE", "database.busy", { cause: error });
      // Full jitter: those who collided must not meet again at the same moment.
      await wait(Math.random() * Math.min(1_000, 20 * 2 ** attempt));
    }
  }
}
