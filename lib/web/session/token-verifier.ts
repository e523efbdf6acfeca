import { createHash } from "node:crypto";
import { JwtVerifier } from "aws-jwt-verify";
import { FetchError, JwksValidationError, WaitPeriodNotYetEndedJwkError } from "aws-jwt-verify/error";
import { SimpleJwksCache, type JwksCache } from "aws-jwt-verify/jwk";
import { z } from "zod";
import { systemClock } from "#lib/kernel/clock.ts";
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

/** How many sign-ins are remembered as verified; the one that was verified first makes room. */
const maxRemembered = 500;

/**
 * Sessions by the very tokens they were verified from, until the first of these ends: the same bytes verify the same.
 * Whatever was not believed is verified anew.
 */
function rememberedSessions(now: () => number) {
  const sessions = new Map<string, Session>();
  return {
    of: (key: string) => {
      const session = sessions.get(key);
      if (!session || session.expiresAt > now()) return session;
      sessions.delete(key);
      return undefined;
    },
    keep(key: string, session: Session) {
      const [eldest] = sessions.size >= maxRemembered ? sessions.keys() : [];
      if (eldest !== undefined) sessions.delete(eldest);
      sessions.set(key, session);
    },
  };
}

/**
 * Verifies an access token and the ID token that belongs to it: signature (RS256), issuer, time, use, client,
 * and that both are of one person. What decides who may do what is read from here and nowhere else.
 */
export function tokenVerifier(
  options: VerifierOptions,
  jwksCache?: JwksCache,
  now: () => number = () => systemClock.now().getTime() / 1_000,
) {
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

  const remembered = rememberedSessions(now);

  return {
    /** Who they say acts; undefined when they are not to be believed. @throws UNAVAILABLE without the pool's keys */
    async verify(tokens: { access: string; id: string }): Promise<Session | undefined> {
      const key = createHash("sha256").update(`${tokens.access}~${tokens.id}`).digest("base64");
      const known = remembered.of(key);
      if (known) return known;
      try {
        const [accessPayload, idPayload] = await Promise.all([
          verifier.verify(tokens.access),
          verifier.verify(tokens.id),
        ]);
        const access = accessSchema.parse(accessPayload);
        const id = idSchema.parse(idPayload);
        if (access.client_id !== options.clientId || id.aud !== options.clientId) return undefined;
        if (access.sub !== id.sub) return undefined;
        const session: Session = {
          actor: {
            kind: "user",
            name: access.username,
            groups: access["cognito:groups"].filter(isGroup),
            lobs: parseLobs(id["custom:lobs"]),
          },
          expiresAt: Math.min(access.exp, id.exp),
        };
        remembered.keep(key, session);
        return session;
      } catch (error) {
        if (keysAreAway(error)) throw new DomainError("UNAVAILABLE", "session.unavailable", { cause: error });
        return undefined;
      }
    },
  };
}
export type TokenVerifier = ReturnType<typeof tokenVerifier>;
