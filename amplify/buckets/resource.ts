import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { BlockPublicAccess, Bucket, BucketEncryption, StorageClass } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { buckets } from "#lib/platform/buckets.ts";

export type SessionsBucket = { bucket: Bucket; key: Key };

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  // What people said outlives the stack that holds it.
  removalPolicy: RemovalPolicy.RETAIN,
};

/**
 * The bucket of archives and exports, as `lib/platform/buckets.ts` says: encrypted with a key of its own, closed to
 * the public, spoken to by TLS only, and who read what is logged beside it.
 */
export function defineSessionsBucket(scope: Construct): SessionsBucket {
  const here = new Construct(scope, "Archives");
  const { folders, abortUploadsAfterDays } = buckets.sessions;
  const key = new Key(here, "Key", { enableKeyRotation: true, description: "Encrypts archives and exports" });
  const log = new Bucket(here, "Log", {
    ...closed,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(90) }],
  });
  const bucket = new Bucket(here, "Bucket", {
    ...closed,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    // One call of the key for many objects.
    bucketKeyEnabled: true,
    serverAccessLogsBucket: log,
    lifecycleRules: [
      { abortIncompleteMultipartUploadAfter: Duration.days(abortUploadsAfterDays) },
      { prefix: folders.exports.prefix, expiration: Duration.days(folders.exports.expiresAfterDays) },
      {
        prefix: folders.archives.prefix,
        transitions: [
          {
            storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL,
            transitionAfter: Duration.days(folders.archives.coldAfterDays),
          },
        ],
      },
    ],
  });
  return { bucket, key };
}

type Folder = keyof typeof buckets.sessions.folders;

/** Leave for some actions on the objects of some folders; Amazon S3 uses the key in the name of who asks. */
export function objectPermissions(
  { bucket, key }: SessionsBucket,
  folders: Readonly<Partial<Record<Folder, readonly string[]>>>,
): PolicyStatement[] {
  const statements = Object.entries(folders).map(
    ([folder, actions]) =>
      new PolicyStatement({
        actions: actions.map((action) => `s3:${action}`),
        resources: [bucket.arnForObjects(`${buckets.sessions.folders[folder as Folder].prefix}*`)],
      }),
  );
  const all = Object.values(folders).flat();
  const uses = [
    ...(all.some((action) => action.startsWith("Get")) || all.length > 1 ? ["kms:Decrypt"] : []),
    ...(all.some((action) => action.startsWith("Put")) ? ["kms:GenerateDataKey"] : []),
  ];
  return [...statements, new PolicyStatement({ actions: uses, resources: [key.keyArn] })];
}
