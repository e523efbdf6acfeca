import type { Context } from "cognito-local/lib/services/context.js";
import type { Services } from "cognito-local/lib/services/index.js";
import { verify } from "cognito-local/lib/services/totp.js";
import {
  attributesToRecord,
  type User,
  type UserPoolService,
} from "cognito-local/lib/services/userPoolService.js";
import { challengeSessions } from "./challenges.ts";
import { refuse } from "./errors.ts";
import { checkPassword } from "./password-policy.ts";
import type { Targets } from "./targets.ts";
import { endSessions, issueTokens, ownerOf, ownerOfRefreshToken } from "./tokens.ts";

type InitiateAuth = { ClientId: string; AuthFlow: string; AuthParameters?: Record<string, string> };
type Respond = {
  ClientId: string;
  ChallengeName: string;
  Session?: string;
  ChallengeResponses?: Record<string, string>;
};

/**
 * Signing in, staying signed in and signing out, where the emulator differs from Amazon Cognito: a temporary
 * password is checked, a challenge belongs to its session, tokens after a challenge can be refreshed, and
 * everyone can be signed out everywhere.
 */
export function signInTargets(services: Services): Targets {
  const sessions = challengeSessions();
  const poolOf = (context: Context, clientId: string) =>
    services.cognito.getUserPoolForClientId(context, clientId);

  /** What comes after the right password: a one-time code where the user has one, else the tokens. */
  async function afterPassword(context: Context, clientId: string, pool: UserPoolService, user: User) {
    if (!user.UserMFASettingList?.includes("SOFTWARE_TOKEN_MFA"))
      return {
        ChallengeParameters: {},
        AuthenticationResult: await issueTokens(services, context, clientId, pool, user.Username),
      };
    return {
      ChallengeName: "SOFTWARE_TOKEN_MFA",
      ChallengeParameters: { USER_ID_FOR_SRP: user.Username },
      Session: sessions.open(user.Username, "SOFTWARE_TOKEN_MFA"),
    };
  }

  async function withPassword(context: Context, request: InitiateAuth) {
    const { USERNAME, PASSWORD } = request.AuthParameters ?? {};
    if (!USERNAME) throw refuse.parameter("Missing required parameter USERNAME");
    if (!PASSWORD) throw refuse.parameter("Missing required parameter PASSWORD");
    const pool = await poolOf(context, request.ClientId);
    const user = await pool.getUserByUsername(context, USERNAME);
    if (!user || user.Password !== PASSWORD) throw refuse.signIn();
    if (!user.Enabled) throw refuse.disabled();
    if (user.UserStatus !== "FORCE_CHANGE_PASSWORD")
      return afterPassword(context, request.ClientId, pool, user);
    return {
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      ChallengeParameters: {
        USER_ID_FOR_SRP: user.Username,
        requiredAttributes: "[]",
        userAttributes: JSON.stringify(attributesToRecord(user.Attributes)),
      },
      Session: sessions.open(user.Username, "NEW_PASSWORD_REQUIRED"),
    };
  }

  async function refresh(context: Context, clientId: string, token: unknown) {
    const pool = await poolOf(context, clientId);
    const user = await ownerOfRefreshToken(context, pool, token);
    return {
      AuthenticationResult: await issueTokens(services, context, clientId, pool, user.Username, true),
    };
  }

  return {
    async InitiateAuth(context, request: InitiateAuth) {
      if (request.AuthFlow === "USER_PASSWORD_AUTH") return withPassword(context, request);
      if (["REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"].includes(request.AuthFlow))
        return refresh(context, request.ClientId, request.AuthParameters?.REFRESH_TOKEN);
      throw refuse.parameter(`The local user pool has no ${request.AuthFlow}.`);
    },

    GetTokensFromRefreshToken: (context, request: { ClientId: string; RefreshToken: string }) =>
      refresh(context, request.ClientId, request.RefreshToken),

    async RespondToAuthChallenge(context, request: Respond) {
      const answers = request.ChallengeResponses ?? {};
      const username = sessions.check(request.Session, request.ChallengeName);
      const pool = await poolOf(context, request.ClientId);
      const user = await pool.getUserByUsername(context, username);
      if (!user?.Enabled || answers.USERNAME !== username) throw refuse.session();
      if (request.ChallengeName === "NEW_PASSWORD_REQUIRED") {
        checkPassword(answers.NEW_PASSWORD);
        const changed: User = {
          ...user,
          Password: answers.NEW_PASSWORD,
          UserStatus: "CONFIRMED",
          UserLastModifiedDate: services.clock.get(),
        };
        await pool.saveUser(context, changed);
        sessions.close(request.Session);
        return afterPassword(context, request.ClientId, pool, changed);
      }
      const { Secret, Verified } = user.SoftwareTokenMfaConfiguration ?? {};
      if (!Secret || !Verified || !verify(Secret, answers.SOFTWARE_TOKEN_MFA_CODE ?? "")) throw refuse.code();
      sessions.close(request.Session);
      return {
        ChallengeParameters: {},
        AuthenticationResult: await issueTokens(services, context, request.ClientId, pool, username),
      };
    },

    /** Revoking what is no longer valid is no error (RFC 7009). */
    async RevokeToken(context, request: { ClientId: string; Token: string }) {
      const pool = await poolOf(context, request.ClientId);
      const user = await pool.getUserByRefreshToken(context, request.Token);
      if (user)
        await pool.saveUser(context, {
          ...user,
          RefreshTokens: user.RefreshTokens.filter((token) => token !== request.Token),
        });
      return {};
    },

    async GlobalSignOut(context, request: { AccessToken: string }) {
      const { pool, user } = await ownerOf(services, context, request.AccessToken);
      await endSessions(context, pool, user);
      return {};
    },

    async AdminUserGlobalSignOut(context, request: { UserPoolId: string; Username: string }) {
      const pool = await services.cognito.getUserPool(context, request.UserPoolId);
      const user = await pool.getUserByUsername(context, request.Username);
      if (user) await endSessions(context, pool, user);
      return {};
    },
  };
}
