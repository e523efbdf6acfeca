import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings, type ClientOptions } from "./aws-client.ts";

/** A client of Amazon SQS with time limits. */
export const openQueues = (options: ClientOptions): SQSClient =>
  new SQSClient(clientSettings(options, { requestTimeout: 3_000, maxAttempts: 3 }));
