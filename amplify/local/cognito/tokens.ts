import type { Context } from "cognito-local/lib/services/context.js";
import type { Services } from "cognito-local/lib/services/index.js";
import type { User, UserPoolService } from "cognito-local/lib/services/userPoolService.js";
import keys from "cognito-local/lib/keys/cognitoLocal.private.json" with { type: "json" };
import { createPublicKey, verify } from "node:crypto";
import { refuse } from "./errors.ts";

const publicKey = createPublicKey(keys.pem);
type Claims = { iat: number; exp: number; token_use?: string; client_id?: string; sub?: string };

/** The claims of a token that this pool signed (RS256) and that has not run out. */
function verified(token: unknown): Claims | undefined {
  const [header = "", body = "", signature = ""] = String(token).split(".");
  const signed = Buffer.from(`${header}.${body}`);
  if (!verify("sha256", signed, publicKey, Buffer.from(signature, "base64url"))) return undefined;
  const claims = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as Claims;
  return claims.exp > Date.now() / 1_000 ? claims : undefined;
}

/** When each user was signed out everywhere, in seconds: tokens from before are no longer taken. */
const signedOut = new Map<string, number>();

/** Ends all of a user's sessions: refresh tokens at once, access tokens for Amazon Cognito's own operations. */
export async function endSessions(context: Context, pool: UserPoolService, user: User): Promise<void> {
  signedOut.set(user.Username, Date.now() / 1_000);
  await pool.saveUser(context, { ...user, RefreshTokens: [] });
}

/** Whose access token it is. The emulator only decodes it; here its signature, use and time count. */
export async function ownerOf(
  services: Services,
  context: Context,
  token: unknown,
): Promise<{ pool: UserPoolService; user: User }> {
  const claims = verified(token);
  if (claims?.token_use !== "access" || !claims.client_id || !claims.sub) throw refuse.accessToken();
  const pool = await services.cognito.getUserPoolForClientId(context, claims.client_id);
  const user = await pool.getUserByUsername(context, claims.sub);
  if (!user?.Enabled) throw refuse.accessToken();
  if (claims.iat < Math.floor(signedOut.get(user.Username) ?? 0)) throw refuse.revoked();
  return { pool, user };
}

const hour = 3_600;
const seconds: Record<string, number> = { seconds: 1, minutes: 60, hours: hour, days: 24 * hour };

/** Signs a user in: the three tokens as Amazon Cognito answers them, the refresh token kept. */
export async function issueTokens(
  services: Services,
  context: Context,
  clientId: string,
  pool: UserPoolService,
  username: string,
  refreshed = false,
) {
  const client = await services.cognito.getAppClient(context, clientId);
  const user = await pool.getUserByUsername(context, username);
  if (!client || !user) throw refuse.signIn();
  const groups = await pool.listUserGroupMembership(context, user);
  const source = refreshed ? "RefreshTokens" : "Authentication";
  const tokens = await services.tokenGenerator.generate(context, user, groups, client, undefined, source);
  if (!refreshed) await pool.storeRefreshToken(context, tokens.RefreshToken, user);
  const unit = client.TokenValidityUnits?.AccessToken ?? "hours";
  return {
    AccessToken: tokens.AccessToken,
    IdToken: tokens.IdToken,
    RefreshToken: refreshed ? undefined : tokens.RefreshToken,
    TokenType: "Bearer",
    ExpiresIn: (client.AccessTokenValidity ?? 24) * (seconds[unit] ?? hour),
  };
}

/** Whose refresh token it is. @throws NotAuthorizedException when it was revoked, ran out or is none */
export async function ownerOfRefreshToken(
  context: Context,
  pool: UserPoolService,
  token: unknown,
): Promise<User> {
  if (!verified(token)) throw refuse.refreshToken();
  const user = await pool.getUserByRefreshToken(context, String(token));
  if (!user) throw refuse.refreshToken();
  if (!user.Enabled) throw refuse.disabled();
  return user;
}
