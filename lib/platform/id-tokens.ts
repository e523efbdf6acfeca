import { get } from "node:http";
import { JwtVerifier } from "aws-jwt-verify";
import { FetchError } from "aws-jwt-verify/error";
import { SimpleJwksCache } from "aws-jwt-verify/jwk";

/** Claims as an authorizer of Amazon API Gateway hands them on: words, and lists with commas between. */
export type Claims = Record<string, string>;

export type TokenOptions = {
  issuer: string;
  jwksUri: string;
  clientId: string;
  /** True on a developer's machine only, whose user pool speaks plain http. */
  local: boolean;
};

/** Fetches the keys of the local user pool; aws-jwt-verify rightly refuses to fetch over http by itself. */
const overHttp = {
  fetch: (uri: string): Promise<ArrayBuffer> =>
    new Promise((resolve, reject) => {
      const fail = (cause: unknown) => reject(new FetchError(uri, cause));
      get(uri, { timeout: 3_000 }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", fail);
        response.on("end", () => resolve(new Uint8Array(Buffer.concat(parts)).buffer));
      })
        .on("timeout", fail)
        .on("error", fail);
    }),
};

const asText = (value: unknown): string =>
  typeof value === "string" ? value : Array.isArray(value) ? value.map(asText).join() : JSON.stringify(value);

/** Reads ID tokens of the user pool, as the Cognito authorizer of Amazon API Gateway does. */
export function idTokens({ issuer, jwksUri, clientId, local }: TokenOptions) {
  if (!local && !(issuer.startsWith("https:") && jwksUri.startsWith("https:")))
    throw new Error("tokens are believed from an https: issuer only");
  const verifier = JwtVerifier.create(
    {
      issuer,
      jwksUri,
      audience: clientId,
      customJwtCheck: ({ header }) => {
        if (header.alg !== "RS256") throw new Error("signed otherwise than Amazon Cognito signs");
      },
    },
    { jwksCache: new SimpleJwksCache(local ? { fetcher: overHttp } : {}) },
  );
  return {
    /** The claims of a token that is believed; undefined for any other, and for none. */
    async claims(token: string | undefined): Promise<Claims | undefined> {
      if (!token) return undefined;
      try {
        const payload = await verifier.verify(token.replace(/^Bearer +/i, ""));
        if (payload.token_use !== "id") return undefined;
        return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, asText(value)]));
      } catch {
        return undefined;
      }
    },
  };
}
export type IdTokens = ReturnType<typeof idTokens>;
