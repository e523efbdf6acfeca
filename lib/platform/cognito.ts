import {
  CognitoIdentityProviderClient,
  CognitoIdentityProviderServiceException,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  type AuthenticationResultType,
  type ChallengeNameType,
} from "@aws-sdk/client-cognito-identity-provider";
import { DomainError } from "#lib/kernel/errors.ts";
import type { CognitoEnvironment } from "./console-env.ts";

export type Tokens = { access: string; id: string; refresh: string };

/** The steps that Amazon Cognito may put between the password and the tokens, as far as our pools use them. */
export const challenges = ["NEW_PASSWORD_REQUIRED", "SOFTWARE_TOKEN_MFA", "MFA_SETUP"] as const;
export type ChallengeName = (typeof challenges)[number];

/** What must come next. `session` is Cognito's own, good for a few minutes; `name` is the pool's name of the user. */
export type Challenge = { challenge: ChallengeName; session: string; name: string };

export type SignInAnswer = { tokens: Tokens } | Challenge;

/** Why Amazon Cognito refused, told apart only as far as a person may be told. */
export type Refusal =
  /** Unknown, wrong, disabled, unconfirmed, expired: never said which. */
  | "refused"
  /** A one-time code or a code from a message is not right, or no longer. */
  | "code"
  /** The new password is not what the pool asks for. */
  | "password"
  /** Too many tries, says Amazon Cognito itself. */
  | "limit";

export class IdentityRefusal extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, cause?: unknown) {
    super(refusal, { cause });
    this.name = "IdentityRefusal";
    this.refusal = refusal;
  }
}

const refusals: Record<string, Refusal> = {
  NotAuthorizedException: "refused",
  UserNotFoundException: "refused",
  UserNotConfirmedException: "refused",
  PasswordResetRequiredException: "refused",
  InvalidParameterException: "refused",
  CodeMismatchException: "code",
  ExpiredCodeException: "code",
  EnableSoftwareTokenMFAException: "code",
  InvalidPasswordException: "password",
  PasswordHistoryPolicyViolationException: "password",
  LimitExceededException: "limit",
  TooManyRequestsException: "limit",
  TooManyFailedAttemptsException: "limit",
};

/** Runs one request. @throws {@link IdentityRefusal}, or UNAVAILABLE when Amazon Cognito cannot answer. */
export async function ask<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    const refusal = error instanceof CognitoIdentityProviderServiceException && refusals[error.name];
    if (refusal) throw new IdentityRefusal(refusal, error);
    throw new DomainError("UNAVAILABLE", "session.unavailable", { cause: error });
  }
}

export function openCognito(pool: CognitoEnvironment): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    region: pool.region,
    endpoint: pool.endpoint,
    // What a browser may ask needs no AWS credentials: none are looked for, none are sent.
    credentials: { accessKeyId: "none", secretAccessKey: "none" },
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
}

type Answer = {
  AuthenticationResult?: AuthenticationResultType;
  ChallengeName?: ChallengeNameType;
  ChallengeParameters?: Record<string, string>;
  Session?: string;
};

const isOurs = (name: string | undefined): name is ChallengeName =>
  (challenges as readonly (string | undefined)[]).includes(name);

function readAnswer(answer: Answer, name: string): SignInAnswer {
  const { AccessToken, IdToken, RefreshToken } = answer.AuthenticationResult ?? {};
  if (AccessToken && IdToken && RefreshToken)
    return { tokens: { access: AccessToken, id: IdToken, refresh: RefreshToken } };
  if (!isOurs(answer.ChallengeName) || !answer.Session)
    throw new Error(`the user pool asks for ${answer.ChallengeName ?? "nothing that is known"}`);
  return {
    challenge: answer.ChallengeName,
    session: answer.Session,
    // Whatever alias the person typed, Cognito wants the pool's own name from here on.
    name: answer.ChallengeParameters?.USER_ID_FOR_SRP ?? name,
  };
}

/** Signing in and out at an Amazon Cognito user pool, from the server. */
export function identityProvider(pool: CognitoEnvironment, client = openCognito(pool)) {
  const ClientId = pool.clientId;

  const respond = async (at: Challenge, responses: Record<string, string>): Promise<SignInAnswer> => {
    const answer = await ask(() =>
      client.send(
        new RespondToAuthChallengeCommand({
          ClientId,
          ChallengeName: at.challenge,
          Session: at.session,
          ChallengeResponses: { USERNAME: at.name, ...responses },
        }),
      ),
    );
    return readAnswer(answer, at.name);
  };

  return {
    async signIn(name: string, password: string): Promise<SignInAnswer> {
      const answer = await ask(() =>
        client.send(
          new InitiateAuthCommand({
            ClientId,
            AuthFlow: "USER_PASSWORD_AUTH",
            AuthParameters: { USERNAME: name, PASSWORD: password },
          }),
        ),
      );
      return readAnswer(answer, name);
    },

    answerNewPassword: (at: Challenge, password: string) => respond(at, { NEW_PASSWORD: password }),

    answerCode: (at: Challenge, code: string) => respond(at, { SOFTWARE_TOKEN_MFA_CODE: code }),

    /** After the authenticator app was set up: goes on to the tokens. */
    answerSetUp: (at: Challenge) => respond(at, {}),

    /** New access and ID tokens; `refresh` only where the pool hands out another one each time. */
    async refresh(refreshToken: string): Promise<Omit<Tokens, "refresh"> & { refresh?: string }> {
      const answer = await ask(() =>
        client.send(
          new InitiateAuthCommand({
            ClientId,
            AuthFlow: "REFRESH_TOKEN_AUTH",
            AuthParameters: { REFRESH_TOKEN: refreshToken },
          }),
        ),
      );
      const { AccessToken, IdToken, RefreshToken } = answer.AuthenticationResult ?? {};
      if (!AccessToken || !IdToken) throw new Error("a refresh without tokens");
      return { access: AccessToken, id: IdToken, refresh: RefreshToken };
    },

    /** Ends the refresh token and every access token made with it. */
    async signOut(refreshToken: string): Promise<void> {
      await ask(() => client.send(new RevokeTokenCommand({ ClientId, Token: refreshToken })));
    },

    async sendPasswordCode(name: string): Promise<void> {
      await ask(() => client.send(new ForgotPasswordCommand({ ClientId, Username: name })));
    },

    async setForgottenPassword(name: string, code: string, password: string): Promise<void> {
      await ask(() =>
        client.send(
          new ConfirmForgotPasswordCommand({
            ClientId,
            Username: name,
            ConfirmationCode: code,
            Password: password,
          }),
        ),
      );
    },
  };
}
export type IdentityProvider = ReturnType<typeof identityProvider>;
