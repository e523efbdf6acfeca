import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { openObjects, type Objects } from "#lib/platform/s3.ts";
import { startChild } from "./child.ts";
import { onFreePort } from "./free-port.ts";

export type TestObjects = { endpoint: string; bucket: string; objects: Objects; stop: () => Promise<void> };

/** An empty bucket on the local stack's own engine of Amazon S3 and SQS, in a folder that is thrown away. */
export async function startObjects(): Promise<TestObjects> {
  const folder = mkdtempSync(join(tmpdir(), "objects-"));
  const script = resolve("amplify/local/queues/server.ts");
  const { child, endpoint } = await onFreePort(3961, async (port) => {
    const started = startChild({
      name: "The buckets",
      command: process.execPath,
      args: [script, String(port), folder],
    });
    await started.line(/ ready at /);
    return { child: started, endpoint: `http://127.0.0.1:${port}` };
  });
  const bucket = "test-sessions";
  const objects = openObjects(bucket, { region: "us-east-1", endpoint, requestTimeout: 20_000 });
  await objects.client.send(new CreateBucketCommand({ Bucket: bucket }));
  return {
    endpoint,
    bucket,
    objects,
    stop: async () => {
      objects.close();
      await child.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
