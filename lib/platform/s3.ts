import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  type GetObjectCommandOutput,
} from "@aws-sdk/client-s3";
import { DomainError } from "#lib/kernel/errors.ts";
import { clientSettings, type ClientOptions } from "./aws-client.ts";

/** Amazon S3's least size of a part that is not the last one. */
export const leastPartBytes = 5 * 1024 * 1024;

export type Objects = ReturnType<typeof openObjects>;

const gone = new Set(["NoSuchKey", "NotFound", "NoSuchUpload"]);

/** Runs one request; a store that cannot answer is UNAVAILABLE, our own mistakes pass through. */
async function ask<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 500;
    const waited = error instanceof Error && ["TimeoutError", "AbortError"].includes(error.name);
    if (error instanceof Error && !gone.has(error.name) && (waited || status >= 500 || status === 429))
      throw new DomainError("UNAVAILABLE", "objects.unavailable", { cause: error });
    throw error;
  }
}

/** What a missing object says is `undefined`; everything else is an error. */
async function orNothing<Answer>(request: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof Error && gone.has(error.name)) return undefined;
    throw error;
  }
}

/**
 * One bucket of Amazon S3. Texts are UTF-8.
 * Every request @throws UNAVAILABLE when the bucket does not answer
 */
export function openObjects(bucket: string, options: ClientOptions) {
  const client = new S3Client({
    ...clientSettings(options, { requestTimeout: 10_000, maxAttempts: 4 }),
    // The local engine is one address for all buckets.
    forcePathStyle: options.endpoint !== undefined,
  });
  const at = (key: string) => ({ Bucket: bucket, Key: key });
  const body = <Kind>(
    key: string,
    as: (body: NonNullable<GetObjectCommandOutput["Body"]>) => Promise<Kind>,
  ): Promise<Kind | undefined> =>
    orNothing(() =>
      ask(async () => {
        const { Body } = await client.send(new GetObjectCommand(at(key)));
        return Body && as(Body);
      }),
    );
  return {
    client,
    bucket,

    async put(key: string, text: string | Uint8Array, type = "application/json"): Promise<void> {
      const body = typeof text === "string" ? Buffer.from(text) : text;
      await ask(() => client.send(new PutObjectCommand({ ...at(key), Body: body, ContentType: type })));
    },

    /** The whole text of an object; undefined where there is none. */
    text: (key: string): Promise<string | undefined> =>
      body(key, (stream) => stream.transformToString("utf-8")),

    /** All bytes of an object, for what is only handed on; undefined where there is none. */
    content: (key: string): Promise<Uint8Array | undefined> =>
      body(key, (stream) => stream.transformToByteArray()),

    /** How many bytes an object has; undefined where there is none. */
    bytes: (key: string): Promise<number | undefined> =>
      orNothing(() => ask(async () => (await client.send(new HeadObjectCommand(at(key)))).ContentLength)),

    /** Begins an object that is written in parts, by several processes if need be. Gives the upload's id. */
    async begin(key: string, type: string): Promise<string> {
      const { UploadId } = await ask(() =>
        client.send(new CreateMultipartUploadCommand({ ...at(key), ContentType: type })),
      );
      if (!UploadId) throw new Error("the upload has no id");
      return UploadId;
    },

    /** Writes one part (from 1; {@link leastPartBytes} unless it is the last); once more replaces it. Gives its tag. */
    async part(key: string, upload: string, number: number, body: Uint8Array): Promise<string> {
      const { ETag } = await ask(() =>
        client.send(new UploadPartCommand({ ...at(key), UploadId: upload, PartNumber: number, Body: body })),
      );
      if (!ETag) throw new Error("the part has no tag");
      return ETag;
    },

    /** Makes the object of its parts, in order. Once more does nothing. */
    async complete(key: string, upload: string, tags: readonly string[]): Promise<void> {
      const Parts = tags.map((ETag, place) => ({ ETag, PartNumber: place + 1 }));
      const done = await orNothing(() =>
        ask(() =>
          client.send(
            new CompleteMultipartUploadCommand({
              ...at(key),
              UploadId: upload,
              MultipartUpload: { Parts },
            }),
          ),
        ),
      );
      if (!done && (await this.bytes(key)) === undefined) throw new DomainError("NOT_FOUND", "objects.gone");
    },

    /** Gives up an upload; what was written of it is thrown away. */
    async abort(key: string, upload: string): Promise<void> {
      await orNothing(() =>
        ask(() => client.send(new AbortMultipartUploadCommand({ ...at(key), UploadId: upload }))),
      );
    },

    close: (): void => client.destroy(),
  };
}
