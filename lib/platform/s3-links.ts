import { GetObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { Objects } from "./s3.ts";

/** How long a link to a file lasts. */
export const linkSeconds = 15 * 60;

export type Links = ReturnType<typeof linksTo>;

/** Makes links that download objects of a bucket. Apart from the rest, which functions carry. */
export const linksTo = ({ client, bucket }: Pick<Objects, "client" | "bucket">) => ({
  /** A link that downloads an object under a name of its own, for fifteen minutes. No request. */
  link: (key: string, fileName: string): Promise<string> =>
    getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentDisposition: `attachment; filename="${fileName}"`,
      }),
      { expiresIn: linkSeconds },
    ),
});
