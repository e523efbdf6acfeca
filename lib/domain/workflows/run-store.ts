import { BatchGetCommand, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { DomainError } from "#lib/kernel/errors.ts";
import { beginningWith, read, type Database } from "#lib/platform/dynamodb.ts";
import type { Write } from "#lib/platform/transactions.ts";
import { workflowRules, type WorkflowKind } from "./kind.ts";
import { runPartition, runSchema, runSort, type Run, type RunId } from "./run.ts";

export type RunStore = ReturnType<typeof runStore>;

/** The reason for which {@link runStore}'s `create` refuses: another start was a moment earlier. */
export const runExists = "workflows.exists";

const keyOf = (id: RunId) => ({
  PK: runPartition(id.kind, id.subject, workflowRules[id.kind].subject),
  SK: runSort(id),
});

/** The records of runs, in the table of sessions. */
export function runStore(database: Database, table: string) {
  return {
    /** A new run: of those who start the same one at once, one writes it. */
    create(run: Omit<Run, "PK" | "SK">): Write {
      return {
        item: {
          Put: {
            TableName: table,
            Item: { ...run, ...keyOf(run) },
            ConditionExpression: "attribute_not_exists(PK)",
          },
        },
        refuse: () => new DomainError("CONFLICT", runExists),
      };
    },

    /** Notes whose lines of business it is about, where that is known only once it runs. */
    belongTo(id: RunId, lobs: readonly string[]): Write {
      return {
        item: {
          Update: {
            TableName: table,
            Key: keyOf(id),
            UpdateExpression: "SET lobs = :lobs",
            ConditionExpression: "attribute_exists(PK)",
            ExpressionAttributeValues: { ":lobs": [...lobs] },
          },
        },
        refuse: () => new DomainError("NOT_FOUND", "workflows.gone"),
      };
    },

    /** Notes who stopped it. @throws CONFLICT when somebody else did at the same moment */
    markStopped(id: RunId, by: string, at: Date): Write {
      return {
        item: {
          Update: {
            TableName: table,
            Key: keyOf(id),
            UpdateExpression: "SET stopped_by = :by, stopped_at = :at",
            ConditionExpression: "attribute_exists(PK) AND attribute_not_exists(stopped_at)",
            ExpressionAttributeValues: { ":by": by, ":at": at.toISOString() },
          },
        },
        refuse: () => new DomainError("CONFLICT", "workflows.stoppedAlready"),
      };
    },

    /** Notes that it goes on from its failure for the `redrive`th time, once; it can be stopped anew. */
    markRedriven(id: RunId, redrive: number): Write {
      return {
        item: {
          Update: {
            TableName: table,
            Key: keyOf(id),
            UpdateExpression: "SET redrives = :redrive REMOVE stopped_by, stopped_at",
            ConditionExpression:
              "attribute_exists(PK) AND (attribute_not_exists(redrives) OR redrives < :redrive)",
            ExpressionAttributeValues: { ":redrive": redrive },
          },
        },
        refuse: () => new DomainError("CONFLICT", "workflows.redrivenAlready"),
      };
    },

    /** One GetItem. */
    async find(id: RunId): Promise<Run | undefined> {
      const { Item } = await read(() =>
        database.send(new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true })),
      );
      return Item && runSchema.parse(Item);
    },

    /** The latest run of a kind for a subject. One Query, consistent. */
    async last(kind: WorkflowKind, subject: string): Promise<Run | undefined> {
      const answer = await read(() =>
        database.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: "PK = :pk AND SK BETWEEN :from AND :to",
            ExpressionAttributeValues: {
              ":pk": runPartition(kind, subject, workflowRules[kind].subject),
              ...beginningWith(`RUN#${kind}#`),
            },
            ScanIndexForward: false,
            ConsistentRead: true,
            Limit: 1,
          }),
        ),
      );
      const item = answer.Items?.[0];
      return item && runSchema.parse(item);
    },

    /** The runs that touched a session, by kind, the latest of each first; at most 50. One Query. */
    async ofSession(session: string): Promise<Run[]> {
      const answer = await read(() =>
        database.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: "PK = :pk AND SK BETWEEN :from AND :to",
            ExpressionAttributeValues: { ":pk": `SESSION#${session}`, ...beginningWith("RUN#") },
            ScanIndexForward: false,
            Limit: 50,
          }),
        ),
      );
      return (answer.Items ?? []).map((item) => runSchema.parse(item));
    },

    /** Those of these runs that have a record. One BatchGetItem for at most 100. */
    async many(ids: readonly RunId[]): Promise<Run[]> {
      const found: Run[] = [];
      const wanted = ids.map(keyOf);
      for (let next = wanted.splice(0, 100); next.length > 0; next = wanted.splice(0, 100)) {
        const answer = await read(() =>
          database.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: next } } })),
        );
        found.push(
          ...(answer.Responses?.[table] ?? []).flatMap((item) => runSchema.safeParse(item).data ?? []),
        );
        wanted.push(...((answer.UnprocessedKeys?.[table]?.Keys ?? []) as typeof next));
      }
      return found;
    },
  };
}
