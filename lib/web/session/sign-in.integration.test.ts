import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mailFolder } from "#amplify/local/data-folder.ts";
import { startUserPool, type StartedEngine } from "#amplify/local/engines.ts";
import { connectCognito, createUserPool, resetUsers } from "#amplify/local/user-pool.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { authenticator } from "#lib/platform/authenticator.ts";
import { identityProvider } from "#lib/platform/cognito.ts";
import type { CognitoEnvironment } from "#lib/platform/console-env.ts";
import type { Stack } from "#lib/platform/stack.ts";
import {
  beginOneTimeCodes,
  confirmOneTimeCodes,
  endOneTimeCodes,
  hasOneTimeCodes,
} from "./one-time-codes.ts";
import {
  beginSignIn,
  continueSignIn,
  sendPasswordCode,
  setForgottenPassword,
  type Pending,
  type Progress,
  type SignInDeps,
} from "./sign-in.ts";
import { tokenVerifier } from "./token-verifier.ts";
import { triesOf } from "./tries.ts";

const folder = mkdtempSync(join(tmpdir(), "sign-in-"));
const password = "Console-demo-1";
const address = "203.0.113.7";
let engine: StartedEngine;
let environment: CognitoEnvironment;
let users: Stack["users"];
let deps: SignInDeps;
let reset: () => Promise<Stack["users"]>;

beforeAll(async () => {
  engine = await startUserPool(folder);
  const cognito = connectCognito(engine.endpoint);
  const pool = await createUserPool(cognito);
  const issuer = `${engine.endpoint}/${pool.userPoolId}`;
  environment = {
    region: "us-east-1",
    endpoint: engine.endpoint,
    ...pool,
    issuer,
    jwksUri: `${issuer}/.well-known/jwks.json`,
  };
  reset = () => resetUsers(cognito, pool);
});
beforeEach(async () => {
  users = await reset();
  deps = {
    identity: identityProvider(environment),
    authenticator: authenticator(environment),
    verifier: tokenVerifier({ ...environment, local: true }),
    tries: triesOf(systemClock, 0),
  };
});
afterAll(async () => {
  await engine?.child.stop();
  rmSync(folder, { recursive: true });
});

const begin = (name: string, secret = password) => beginSignIn(deps, { name, password: secret, address });
const go = (at: Pending, given: { code?: string; newPassword?: string }) =>
  continueSignIn(deps, at, { code: "", newPassword: "", address, ...given });
function pendingOf(progress: Progress): Pending {
  if (!("pending" in progress)) throw new Error("signed in already");
  return progress.pending;
}
function signedIn(progress: Progress) {
  if (!("tokens" in progress)) throw new Error(`not signed in: ${progress.pending.challenge}`);
  return progress;
}
const codeOf = (secret = "") => new TOTP({ secret }).generate();

describe("signing in", () => {
  test("by name and password says who acts, from verified tokens", async () => {
    expect(signedIn(await begin("editor-retail")).session.actor).toEqual({
      kind: "user",
      name: "editor-retail",
      groups: ["editors"],
      lobs: ["retail"],
    });
  });

  test.each([
    ["a wrong password", "editor", "Not-the-password-1"],
    ["a name that nobody bears", "nobody", password],
    ["a wrong temporary password", "newcomer", "Not-the-password-1"],
  ])("refuses %s in the same words", async (_, name, secret) => {
    await expect(begin(name, secret)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
      reason: "session.refused",
      fieldErrors: {},
    });
  });

  test("says at the fields what is missing, and asks nobody", async () => {
    await expect(begin("", "")).rejects.toMatchObject({
      fieldErrors: {
        name: { reason: "session.nameMissing" },
        password: { reason: "session.passwordMissing" },
      },
    });
  });

  test("is unavailable, not refused, while the user pool is away", async () => {
    // Nothing listens on the discard port.
    deps.identity = identityProvider({ ...environment, endpoint: "http://127.0.0.1:9" });
    await expect(begin("editor")).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });
});

describe("challenges", () => {
  test("a first sign-in chooses a password, and a weak one is said at its field", async () => {
    const at = pendingOf(await begin("newcomer"));
    expect(at).toMatchObject({ challenge: "NEW_PASSWORD_REQUIRED", name: "newcomer" });
    await expect(go(at, { newPassword: "short" })).rejects.toMatchObject({
      fieldErrors: { newPassword: { reason: "session.passwordWeak" } },
    });
    signedIn(await go(at, { newPassword: "Chosen-by-me-2" }));
    signedIn(await begin("newcomer", "Chosen-by-me-2"));
  });

  test("a one-time code is asked for; a wrong one may be mended", async () => {
    const secret = users.find(({ name }) => name === "careful")?.totpSecret;
    const at = pendingOf(await begin("careful"));
    expect(at.challenge).toBe("SOFTWARE_TOKEN_MFA");
    await expect(go(at, { code: "12345" })).rejects.toMatchObject({
      fieldErrors: { code: { reason: "session.codeForm" } },
    });
    const wrong = codeOf(secret) === "000000" ? "111111" : "000000";
    await expect(go(at, { code: wrong })).rejects.toMatchObject({
      fieldErrors: { code: { reason: "session.code" } },
    });
    expect(signedIn(await go(at, { code: codeOf(secret) })).session.actor.name).toBe("careful");
  });

  test("a step of another session or another person is no way in", async () => {
    const at = pendingOf(await begin("careful"));
    const code = codeOf(users.find(({ name }) => name === "careful")?.totpSecret);
    for (const forged of [
      { ...at, session: "forged-session-forged-session" },
      { ...at, name: "admin" },
      { ...at, challenge: "NEW_PASSWORD_REQUIRED" as const },
    ])
      await expect(go(forged, { code, newPassword: "Chosen-by-me-2" })).rejects.toMatchObject({
        code: "UNAUTHENTICATED",
        reason: "session.expired",
      });
  });
});

test("tokens are renewed, also after a challenge, until somebody signs out", async () => {
  const at = pendingOf(await begin("newcomer"));
  const { tokens } = signedIn(await go(at, { newPassword: "Chosen-by-me-2" }));
  const renewed = await deps.identity.refresh(tokens.refresh);
  await expect(deps.verifier.verify(renewed)).resolves.toMatchObject({ actor: { name: "newcomer" } });
  await deps.identity.signOut(tokens.refresh);
  await expect(deps.identity.refresh(tokens.refresh)).rejects.toMatchObject({ refusal: "refused" });
});

describe("a forgotten password", () => {
  const input = { address, newPassword: "Remembered-now-3" };

  test("is replaced with the code of the message", async () => {
    await sendPasswordCode(deps, { name: "editor", address });
    const mail = JSON.parse(readFileSync(join(mailFolder(folder), "editor.json"), "utf8")) as {
      code: string;
    };
    await expect(
      setForgottenPassword(deps, { ...input, name: "editor", code: "000000x" }),
    ).rejects.toMatchObject({ fieldErrors: { code: { reason: "session.messageCode" } } });
    await setForgottenPassword(deps, { ...input, name: "editor", code: mail.code });
    signedIn(await begin("editor", input.newPassword));
  });

  test("tells nothing of a name that nobody bears", async () => {
    await expect(sendPasswordCode(deps, { name: "nobody", address })).resolves.toBeUndefined();
    await expect(
      setForgottenPassword(deps, { ...input, name: "nobody", code: "123456" }),
    ).rejects.toMatchObject({ fieldErrors: { code: { reason: "session.messageCode" } } });
  });
});

test("one's own one-time codes are switched on with a first code, and off with the password", async () => {
  const { tokens, session } = signedIn(await begin("supervisor"));
  const holder = { actor: session.actor, access: tokens.access, address };
  await expect(hasOneTimeCodes(deps, holder)).resolves.toBe(false);
  const secret = await beginOneTimeCodes(deps, holder);
  await expect(confirmOneTimeCodes(deps, holder, "abc")).rejects.toMatchObject({ code: "VALIDATION" });
  await expect(hasOneTimeCodes(deps, holder)).resolves.toBe(false);
  await confirmOneTimeCodes(deps, holder, codeOf(secret));
  await expect(hasOneTimeCodes(deps, holder)).resolves.toBe(true);
  expect(pendingOf(await begin("supervisor")).challenge).toBe("SOFTWARE_TOKEN_MFA");

  await expect(endOneTimeCodes(deps, holder, "Not-the-password-1")).rejects.toMatchObject({
    fieldErrors: { password: { reason: "session.passwordWrong" } },
  });
  await endOneTimeCodes(deps, holder, password);
  signedIn(await begin("supervisor"));
});

/** Answers as Amazon Cognito does for a pool that demands an authenticator app; the local one cannot. */
async function demandingPool() {
  const asked: string[] = [];
  const { tokens } = signedIn(await begin("editor"));
  const result = { AccessToken: tokens.access, IdToken: tokens.id, RefreshToken: tokens.refresh };
  const answers: Record<string, (body: Record<string, string>) => [status: number, body: object]> = {
    InitiateAuth: () => [
      200,
      { ChallengeName: "MFA_SETUP", Session: "session-of-the-password", ChallengeParameters: {} },
    ],
    AssociateSoftwareToken: () => [200, { SecretCode: "JBSWY3DPEHPK3PXP", Session: "session-of-the-app" }],
    VerifySoftwareToken: ({ UserCode }) =>
      UserCode === "123456"
        ? [200, { Status: "SUCCESS", Session: "session-of-the-code" }]
        : [400, { __type: "EnableSoftwareTokenMFAException", message: "Code mismatch" }],
    RespondToAuthChallenge: () => [200, { AuthenticationResult: result, ChallengeParameters: {} }],
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const target = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, string>;
      asked.push(`${target} ${body.Session ?? ""}`.trim());
      const [status, answer] = answers[target]?.(body) ?? [400, {}];
      response
        .writeHead(status, { "content-type": "application/x-amz-json-1.1" })
        .end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { endpoint, asked, stop: () => server.close() };
}

test("a pool that demands an authenticator app has it set up while signing in", async () => {
  const pool = await demandingPool();
  const there = { ...environment, endpoint: pool.endpoint };
  deps = { ...deps, identity: identityProvider(there), authenticator: authenticator(there) };
  try {
    const at = pendingOf(await begin("editor"));
    expect(at).toMatchObject({
      challenge: "MFA_SETUP",
      secret: "JBSWY3DPEHPK3PXP",
      session: "session-of-the-app",
    });
    await expect(go(at, { code: "654321" })).rejects.toMatchObject({
      fieldErrors: { code: { reason: "session.code" } },
    });
    expect(signedIn(await go(at, { code: "123456" })).session.actor.name).toBe("editor");
    expect(pool.asked).toEqual([
      "InitiateAuth",
      "AssociateSoftwareToken session-of-the-password",
      "VerifySoftwareToken session-of-the-app",
      "VerifySoftwareToken session-of-the-app",
      "RespondToAuthChallenge session-of-the-code",
    ]);
  } finally {
    pool.stop();
  }
});
