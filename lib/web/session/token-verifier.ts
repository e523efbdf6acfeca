import { JwtVerifier } from "aws-jwt-verify";
import { FetchError, JwksValidationError, WaitPeriodNotYetEndedJwkError } from "aws-jwt-verify/error";
import { SimpleJwksCache, type JwksCache } from "aws-jwt-verify/jwk";
import { z } from "zod";
import { groups, parseLobs, type Actor, type Group } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { plainFetcher } from "./plain-fetcher.ts";

export type VerifierOptions = {
  /** True on a developer's machine only. */
  local: boolean;
  issuer: string;
  jwksUri: string;
  clientId: string;
};

/** What the tokens say, after they were verified. */
export type Session = {
  actor: Extract<Actor, { kind: "user" }>;
  /** Seconds since 1970 at which the first of the two tokens ends. */
  expiresAt: number;
};

const accessSchema = z.object({
  token_use: z.literal("access"),
  client_id: z.string(),
  sub: z.string().min(1),
  username: z.string().min(1),
  exp: z.number(),
  "cognito:groups": z.array(z.string()).default([]),
});
const idSchema = z.object({
  token_use: z.literal("id"),
  aud: z.string(),
  sub: z.string().min(1),
  exp: z.number(),
  "custom:lobs": z.string().optional(),
});

const isGroup = (name: string): name is Group => (groups as readonly string[]).includes(name);

/** Told apart from a bad token: without the pool's keys nothing can be said of a token, good or bad. */
const keysAreAway = (error: unknown) =>
  [FetchError, JwksValidationError, WaitPeriodNotYetEndedJwkError].some((kind) => error instanceof kind);

/**
 * Verifies an access token and the ID token that belongs to it: signature (RS256), issuer, time, use, client,
 * and that both are of one person. What decides who may do what is read from here and nowhere else.
 */
export function tokenVerifier(options: VerifierOptions, jwksCache?: JwksCache) {
  if (!options.local && !(options.issuer.startsWith("https:") && options.jwksUri.startsWith("https:")))
    throw new Error("tokens are believed from an https: issuer only");

  const verifier = JwtVerifier.create(
    {
      issuer: options.issuer,
      jwksUri: options.jwksUri,
      // An access token of Amazon Cognito has no audience: `client_id` and `aud` are checked below.
      audience: null,
      customJwtCheck: ({ header }) => {
        if (header.alg !== "RS256") throw new Error("signed otherwise than Amazon Cognito signs");
      },
    },
    {
      jwksCache: jwksCache ?? new SimpleJwksCache(options.local ? { fetcher: plainFetcher } : {}),
    },
  );

  return {
    /** Who they say acts; undefined when they are not to be believed. @throws UNAVAILABLE without the pool's keys */
    async verify(tokens: { access: string; id: string }): Promise<Session | undefined> {
      try {
        const [accessPayload, idPayload] = await Promise.all([
          verifier.verify(tokens.access),
          verifier.verify(tokens.id),
        ]);
        const access = accessSchema.parse(accessPayload);
        const id = idSchema.parse(idPayload);
        if (access.client_id !== options.clientId || id.aud !== options.clientId) return undefined;
        if (access.sub !== id.sub) return undefined;
        return {
          actor: {
            kind: "user",
            name: access.username,
            groups: access["cognito:groups"].filter(isGroup),
            lobs: parseLobs(id["custom:lobs"]),
          },
          expiresAt: Math.min(access.exp, id.exp),
        };
      } catch (error) {
        if (keysAreAway(error)) throw new DomainError("UNAVAILABLE", "session.unavailable", { cause: error });
        return undefined;
      }
    },
  };
}
export type TokenVerifier = ReturnType<typeof tokenVerifier>;
