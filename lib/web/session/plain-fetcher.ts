import { get } from "node:http";
import { FetchError } from "aws-jwt-verify/error";

const timeout = 3_000;

/**
 * Fetches the pool's keys over plain http, which aws-jwt-verify rightly refuses to do.
 * For the local stack alone: {@link tokenVerifier} uses it in local mode and nowhere else.
 */
export const plainFetcher = {
  fetch: (uri: string): Promise<ArrayBuffer> =>
    new Promise((resolve, reject) => {
      const fail = (cause: unknown) => {
        reject(new FetchError(uri, cause));
      };
      const request = get(uri, { timeout }, (response) => {
        if (response.statusCode !== 200) {
          response.resume();
          fail(new Error(`answered ${String(response.statusCode)}`));
          return;
        }
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", fail);
        response.on("end", () => {
          resolve(new Uint8Array(Buffer.concat(chunks)).buffer);
        });
      });
      request.on("timeout", () => request.destroy(new Error("timed out")));
      request.on("error", fail);
    }),
};
