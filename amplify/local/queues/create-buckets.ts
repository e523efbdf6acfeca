import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { bucketNames, type BucketName, type BucketNames } from "#lib/platform/buckets.ts";

const nameOf = (bucket: BucketName) => `console-${bucket}`;

/** Makes the buckets of `lib/platform/buckets.ts` where they are not there yet; what they hold stays. */
export async function createBuckets(endpoint: string): Promise<BucketNames> {
  const client = new S3Client({
    region: "us-east-1",
    endpoint,
    forcePathStyle: true,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  for (const bucket of bucketNames) await client.send(new CreateBucketCommand({ Bucket: nameOf(bucket) }));
  client.destroy();
  return Object.fromEntries(bucketNames.map((bucket) => [bucket, nameOf(bucket)])) as BucketNames;
}
