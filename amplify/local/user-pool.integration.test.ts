import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AssociateSoftwareTokenCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { JwtRsaVerifier } from "aws-jwt-verify";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Stack } from "#lib/platform/stack.ts";
import { startUserPool, type StartedEngine } from "./engines.ts";
import { mailFolder } from "./data-folder.ts";
import { connectCognito, createUserPool, resetUsers, type PoolIds } from "./user-pool.ts";

const folder = mkdtempSync(join(tmpdir(), "user-pool-"));
const password = "Console-demo-1";
let engine: StartedEngine;
let cognito: CognitoIdentityProviderClient;
let pool: PoolIds;
let users: Stack["users"];

beforeAll(async () => {
  engine = await startUserPool(folder);
  cognito = connectCognito(engine.endpoint);
  pool = await createUserPool(cognito);
});
beforeEach(async () => {
  users = await resetUsers(cognito, pool);
});
afterAll(async () => {
  cognito?.destroy();
  await engine?.child.stop();
  rmSync(folder, { recursive: true });
});

const start = (name: string, secret = password) =>
  cognito.send(
    new InitiateAuthCommand({
      ClientId: pool.clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: name, PASSWORD: secret },
    }),
  );
const respond = (
  ChallengeName: "NEW_PASSWORD_REQUIRED" | "SOFTWARE_TOKEN_MFA",
  Session: string | undefined,
  ChallengeResponses: Record<string, string>,
) =>
  cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: pool.clientId,
      ChallengeName,
      Session,
      ChallengeResponses,
    }),
  );
const refresh = (token: string | undefined) =>
  cognito.send(
    new InitiateAuthCommand({
      ClientId: pool.clientId,
      AuthFlow: "REFRESH_TOKEN_AUTH",
      AuthParameters: { REFRESH_TOKEN: token ?? "" },
    }),
  );
const nameOfRefusal = (work: Promise<unknown>) =>
  work.then(
    () => "accepted",
    (error: unknown) => (error instanceof Error ? error.name : "?"),
  );
const codeFor = (secret: string) => new TOTP({ secret }).generate();
const wrongCodeFor = (secret: string) =>
  String((Number(codeFor(secret)) + 500_000) % 1_000_000).padStart(6, "0");
const totpOf = (name: string) => users.find((user) => user.name === name)?.totpSecret ?? "";

describe("name and password", () => {
  test("give tokens that verify: groups in both, lines of business in the ID token only", async () => {
    const { AuthenticationResult: tokens } = await start("editor-retail");
    const verifier = JwtRsaVerifier.create({
      issuer: `${engine.endpoint}/${pool.userPoolId}`,
      jwksUri: `${engine.endpoint}/${pool.userPoolId}/.well-known/jwks.json`,
      audience: null,
    });
    const keys = await fetch(`${engine.endpoint}/${pool.userPoolId}/.well-known/jwks.json`);
    verifier.cacheJwks((await keys.json()) as Parameters<typeof verifier.cacheJwks>[0]);
    const access = verifier.verifySync(tokens?.AccessToken ?? "");
    const id = verifier.verifySync(tokens?.IdToken ?? "");
    expect(access).toMatchObject({
      token_use: "access",
      client_id: pool.clientId,
      username: "editor-retail",
      "cognito:groups": ["editors"],
    });
    expect(access).not.toHaveProperty("custom:lobs");
    expect(id).toMatchObject({ token_use: "id", "cognito:groups": ["editors"], "custom:lobs": "retail" });
    expect(tokens).toMatchObject({ TokenType: "Bearer", ExpiresIn: 3_600 });
  });

  test.each([
    ["a wrong password", "editor", "Wrong-demo-1"],
    ["an unknown user", "nobody", password],
    ["a name of every object", "constructor", password],
    ["a wrong temporary password", "newcomer", "Wrong-demo-1"],
    ["a wrong password of one with one-time codes", "careful", "Wrong-demo-1"],
  ])("%s is refused like any other", async (_what, name, secret) => {
    expect(await nameOfRefusal(start(name, secret))).toBe("NotAuthorizedException");
  });
});

describe("a new password at first sign-in", () => {
  test("is asked for, checked against the policy, and signs in", async () => {
    const challenge = await start("newcomer");
    expect(challenge.ChallengeName).toBe("NEW_PASSWORD_REQUIRED");
    const answer = (NEW_PASSWORD: string) =>
      respond("NEW_PASSWORD_REQUIRED", challenge.Session, { USERNAME: "newcomer", NEW_PASSWORD });
    expect(await nameOfRefusal(answer("short"))).toBe("InvalidPasswordException");
    const { AuthenticationResult: tokens } = await answer("Better-demo-2");
    expect((await refresh(tokens?.RefreshToken)).AuthenticationResult?.AccessToken).toBeTruthy();
    expect(await nameOfRefusal(start("newcomer"))).toBe("NotAuthorizedException");
    expect((await start("newcomer", "Better-demo-2")).AuthenticationResult).toBeTruthy();
  });

  test("cannot be set without the session of that user's own password", async () => {
    const answers = { USERNAME: "newcomer", NEW_PASSWORD: "Better-demo-2" };
    const invented = respond("NEW_PASSWORD_REQUIRED", "11111111-1111-4111-8111-111111111111", answers);
    expect(await nameOfRefusal(invented)).toBe("NotAuthorizedException");
    const { Session } = await start("careful");
    expect(await nameOfRefusal(respond("NEW_PASSWORD_REQUIRED", Session, answers))).toBe(
      "NotAuthorizedException",
    );
  });
});

describe("one-time codes", () => {
  test("a right code signs in, once per session; a wrong one may be mended", async () => {
    const challenge = await start("careful");
    expect(challenge).toMatchObject({ ChallengeName: "SOFTWARE_TOKEN_MFA" });
    const answer = (code: string) =>
      respond("SOFTWARE_TOKEN_MFA", challenge.Session, {
        USERNAME: "careful",
        SOFTWARE_TOKEN_MFA_CODE: code,
      });
    const secret = totpOf("careful");
    expect(await nameOfRefusal(answer(wrongCodeFor(secret)))).toBe("CodeMismatchException");
    const { AuthenticationResult: tokens } = await answer(codeFor(secret));
    expect((await refresh(tokens?.RefreshToken)).AuthenticationResult?.IdToken).toBeTruthy();
    expect(await nameOfRefusal(answer(codeFor(secret)))).toBe("NotAuthorizedException");
  });

  test("are set up by a signed-in person, asked for from then on, and switched off again", async () => {
    const AccessToken = (await start("editor")).AuthenticationResult?.AccessToken;
    const { SecretCode = "" } = await cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }));
    const prove = (UserCode: string) =>
      cognito.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
    expect(await nameOfRefusal(prove(wrongCodeFor(SecretCode)))).toBe("EnableSoftwareTokenMFAException");
    expect(await prove(codeFor(SecretCode))).toMatchObject({ Status: "SUCCESS" });
    expect((await start("editor")).AuthenticationResult).toBeTruthy();
    const prefer = (Enabled: boolean) =>
      cognito.send(
        new SetUserMFAPreferenceCommand({
          AccessToken,
          SoftwareTokenMfaSettings: { Enabled, PreferredMfa: Enabled },
        }),
      );
    await prefer(true);
    expect((await start("editor")).ChallengeName).toBe("SOFTWARE_TOKEN_MFA");
    expect((await cognito.send(new GetUserCommand({ AccessToken }))).UserMFASettingList).toEqual([
      "SOFTWARE_TOKEN_MFA",
    ]);
    await prefer(false);
    expect((await start("editor")).AuthenticationResult).toBeTruthy();
  });

  test("a set-up that is not finished leaves the old secret good", async () => {
    const { Session } = await start("careful");
    const right = { USERNAME: "careful", SOFTWARE_TOKEN_MFA_CODE: codeFor(totpOf("careful")) };
    const AccessToken = (await respond("SOFTWARE_TOKEN_MFA", Session, right)).AuthenticationResult
      ?.AccessToken;
    await cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }));
    const again = await start("careful");
    expect((await respond("SOFTWARE_TOKEN_MFA", again.Session, right)).AuthenticationResult).toBeTruthy();
  });
});

describe("a forgotten password", () => {
  const forget = (Username: string) =>
    cognito.send(new ForgotPasswordCommand({ ClientId: pool.clientId, Username }));
  const confirm = (Username: string, ConfirmationCode: string, Password = "Better-demo-2") =>
    cognito.send(
      new ConfirmForgotPasswordCommand({ ClientId: pool.clientId, Username, ConfirmationCode, Password }),
    );
  const mailed = (name: string) =>
    (JSON.parse(readFileSync(join(mailFolder(folder), `${name}.json`), "utf8")) as { code: string }).code;

  test("is replaced with the code that was mailed, once", async () => {
    expect(await forget("editor")).toMatchObject({ CodeDeliveryDetails: { Destination: "e***@c***" } });
    const code = mailed("editor");
    const wrong = code === "000000" ? "000001" : "000000";
    expect(await nameOfRefusal(confirm("editor", wrong))).toBe("CodeMismatchException");
    expect(await nameOfRefusal(confirm("editor", code, "short"))).toBe("InvalidPasswordException");
    await confirm("editor", code);
    expect((await start("editor", "Better-demo-2")).AuthenticationResult).toBeTruthy();
    expect(await nameOfRefusal(confirm("editor", code))).toBe("ExpiredCodeException");
  });

  test("does not tell who exists", async () => {
    expect(Object.keys(await forget("nobody"))).toEqual(Object.keys(await forget("editor")));
    expect(await nameOfRefusal(confirm("nobody", "123456"))).toBe("CodeMismatchException");
  });
});

describe("staying signed in, and signing out", () => {
  test("both ways of refreshing work, and end when the token is revoked", async () => {
    const { AuthenticationResult: tokens } = await start("editor");
    const RefreshToken = tokens?.RefreshToken ?? "";
    const other = () =>
      cognito.send(new GetTokensFromRefreshTokenCommand({ ClientId: pool.clientId, RefreshToken }));
    expect((await refresh(RefreshToken)).AuthenticationResult?.ExpiresIn).toBe(3_600);
    expect((await other()).AuthenticationResult?.AccessToken).toBeTruthy();
    const revoke = () =>
      cognito.send(new RevokeTokenCommand({ ClientId: pool.clientId, Token: RefreshToken }));
    await revoke();
    await revoke();
    expect(await nameOfRefusal(refresh(RefreshToken))).toBe("NotAuthorizedException");
    expect(await nameOfRefusal(other())).toBe("NotAuthorizedException");
  });

  test("signing out everywhere ends every session of the user, and of nobody else", async () => {
    const [one, two, else_] = [await start("editor"), await start("editor"), await start("admin")];
    const AccessToken = one.AuthenticationResult?.AccessToken;
    await cognito.send(new GlobalSignOutCommand({ AccessToken }));
    for (const session of [one, two])
      expect(await nameOfRefusal(refresh(session.AuthenticationResult?.RefreshToken))).toBe(
        "NotAuthorizedException",
      );
    expect((await refresh(else_.AuthenticationResult?.RefreshToken)).AuthenticationResult).toBeTruthy();
  });

  test("an access token that was changed is refused everywhere", async () => {
    const { AuthenticationResult: tokens } = await start("client");
    const [head, body = "", signature] = (tokens?.AccessToken ?? "").split(".");
    const claims = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, username: "admin" })).toString("base64url");
    for (const AccessToken of [`${head}.${forged}.${signature}`, "x", tokens?.IdToken]) {
      expect(await nameOfRefusal(cognito.send(new GetUserCommand({ AccessToken })))).toBe(
        "NotAuthorizedException",
      );
      expect(await nameOfRefusal(cognito.send(new AssociateSoftwareTokenCommand({ AccessToken })))).toBe(
        "NotAuthorizedException",
      );
    }
  });
});
