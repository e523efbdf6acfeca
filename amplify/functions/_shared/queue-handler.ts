import { correlationIdAttribute, originalIdAttribute } from "#lib/platform/queues.ts";
import { log } from "#lib/platform/log.ts";

/** One message of a batch, as far as ours read it. */
export type QueueMessage = {
  messageId: string;
  body: string;
  messageAttributes?: Record<string, { stringValue?: string } | undefined>;
};
/** A partial batch response: these come again, and to the dead-letter queue after the last try. */
export type BatchAnswer = { batchItemFailures: { itemIdentifier: string }[] };

type Told = { outcome: "STORED" | "REPEATED" | "MALFORMED"; correlationId?: string; reason?: string };

const isMessage = (record: unknown): record is QueueMessage =>
  typeof record === "object" &&
  record !== null &&
  typeof (record as QueueMessage).messageId === "string" &&
  typeof (record as QueueMessage).body === "string";

/** An identifier out of a message's attributes. It is logged and stored: nothing else is taken for one. */
const identifier = ({ messageAttributes }: QueueMessage, name: string): string | undefined => {
  const value = messageAttributes?.[name]?.stringValue;
  return value && /^[\w-]{1,100}$/.test(value) ? value : undefined;
};

/** The id under which a message was first sent: one that was sent again, by a client or by people, keeps it. */
export const firstIdOf = (message: QueueMessage): string =>
  identifier(message, originalIdAttribute) ?? message.messageId;

/**
 * Makes a Lambda handler for batches of Amazon SQS: each message stands for itself, one that fails or is malformed
 * blocks no other. One line of log for each.
 * @param take handles one message; what it throws makes the message come again
 */
export function queueHandler<Deps>(
  name: string,
  take: (deps: Deps, message: QueueMessage) => Promise<Told>,
  open: () => Deps,
): (event: unknown) => Promise<BatchAnswer> {
  let deps: Deps | undefined;

  async function one(message: QueueMessage): Promise<boolean> {
    const began = performance.now();
    const fields = (correlationId = identifier(message, correlationIdAttribute)) => ({
      correlationId,
      function: name,
      messageId: message.messageId,
      milliseconds: Math.round(performance.now() - began),
    });
    try {
      const { outcome, correlationId, reason } = await take((deps ??= open()), message);
      const malformed = outcome === "MALFORMED";
      log(malformed ? "error" : "info", `${name} took a message`, {
        ...fields(correlationId),
        outcome,
        reason,
      });
      return !malformed;
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause.name : undefined;
      log("error", `${name} could not take a message`, { ...fields(), outcome: "FAILED", cause }, error);
      return false;
    }
  }

  return async (event) => {
    const { Records } = (event ?? {}) as { Records?: unknown };
    const messages = Array.isArray(Records) ? Records.filter(isMessage) : [];
    const done = await Promise.all(messages.map(one));
    const failed = messages.filter((_, place) => !done[place]);
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}
