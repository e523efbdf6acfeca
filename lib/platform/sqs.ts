import { SQSClient } from "@aws-sdk/client-sqs";

export type QueueOptions = {
  region: string;
  /** The local engine's address; absent on AWS. */
  endpoint?: string;
  requestTimeout?: number;
  maxAttempts?: number;
};

/** A client of Amazon SQS with time limits. */
export const openQueues = (options: QueueOptions): SQSClient =>
  new SQSClient({
    region: options.region,
    endpoint: options.endpoint,
    credentials: options.endpoint ? { accessKeyId: "local", secretAccessKey: "local" } : undefined,
    maxAttempts: options.maxAttempts ?? 3,
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: options.requestTimeout ?? 3_000,
      throwOnRequestTimeout: true,
    },
  });
