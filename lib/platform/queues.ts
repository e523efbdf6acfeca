/**
 * Every queue, as data, for the deployment and the local stack. What fails `maxReceives` times goes to the
 * dead-letter queue of the same name with `-dead`.
 */
export const queues = {
  vanity: {
    /** Six times the time of the function that reads it, as AWS Lambda asks. */
    visibilitySeconds: 180,
    maxReceives: 3,
    /** How long a message waits for us; a dead one waits for people. */
    retentionDays: 4,
    deadRetentionDays: 14,
    batchSize: 10,
  },
  /** Handoffs that wait for somebody, each with the token that answers its workflow. */
  handoffs: {
    visibilitySeconds: 60,
    maxReceives: 3,
    /** A token is good for minutes. */
    retentionDays: 1,
    deadRetentionDays: 14,
    batchSize: 10,
  },
} as const;

/**
 * The message attribute with the id that a message keeps however often it is sent, by a client that missed the answer
 * or by people: what is sent twice is stored once.
 */
export const originalIdAttribute = "originalId";
/** The message attribute with the contact's id, or the execution's name: told in each line of log, also where the message cannot be read. */
export const correlationIdAttribute = "correlationId";

export type QueueName = keyof typeof queues;
export type QueueUrls = { url: string; dead: string };
