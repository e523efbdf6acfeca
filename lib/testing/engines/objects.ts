import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { openObjects, type Objects } from "#lib/platform/s3.ts";
import { startQueues } from "./queues.ts";

export type TestObjects = { endpoint: string; bucket: string; objects: Objects; stop: () => Promise<void> };

/** An empty bucket on the local stack's own engine of Amazon S3. */
export async function startObjects(): Promise<TestObjects> {
  const { endpoint, stop } = await startQueues();
  const bucket = "test-sessions";
  const objects = openObjects(bucket, { region: "us-east-1", endpoint, requestTimeout: 20_000 });
  await objects.client.send(new CreateBucketCommand({ Bucket: bucket }));
  return {
    endpoint,
    bucket,
    objects,
    stop: async () => {
      objects.close();
      await stop();
    },
  };
}
