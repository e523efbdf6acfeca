import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { archiveExpiredSession, type CleanupDeps, type RawItem } from "#lib/domain/sessions/index.ts";
import { log } from "#lib/platform/log.ts";
import { cleanupActor } from "../_shared/sessions-database.ts";
import type { BatchAnswer } from "../_shared/queue-handler.ts";

/** One record of a DynamoDB stream, as far as it is read. */
export type StreamRecord = {
  eventID?: string;
  eventName?: string;
  userIdentity?: { type?: string; principalId?: string };
  dynamodb?: { SequenceNumber?: string; OldImage?: Record<string, AttributeValue> };
};

/** What DynamoDB removed by itself at its time; what anybody else deleted is another matter. */
const isExpiry = ({ eventName, userIdentity }: StreamRecord) =>
  eventName === "REMOVE" && userIdentity?.principalId === "dynamodb.amazonaws.com";

/**
 * Archives the sessions that their `ttl` removed. The stream hands over records in order: the first one that fails
 * is told, and AWS Lambda begins again with it.
 */
export function archiveExpired(open: () => CleanupDeps): (event: unknown) => Promise<BatchAnswer> {
  let deps: CleanupDeps | undefined;
  return async (event) => {
    const { Records = [] } = event as { Records?: StreamRecord[] };
    for (const record of Records) {
      const image = record.dynamodb?.OldImage;
      if (!isExpiry(record) || !image || image.SK?.S !== "META" || !image.PK?.S?.startsWith("SESSION#"))
        continue;
      const requestId = record.eventID ?? "stream";
      const began = performance.now();
      const fields = (outcome: string) => ({
        correlationId: requestId,
        function: "archive-expired",
        outcome,
        milliseconds: Math.round(performance.now() - began),
      });
      try {
        const removed = unmarshall(image) as RawItem & { ttl: number };
        const { state } = await archiveExpiredSession((deps ??= open()), cleanupActor, {
          removed,
          requestId,
        });
        log("info", "archive-expired took a session", fields(state));
      } catch (error) {
        log("error", "archive-expired could not take a session", fields("FAILED"), error);
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? "" }] };
      }
    }
    return { batchItemFailures: [] };
  };
}
