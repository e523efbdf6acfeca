import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { SimpleJwksCache } from "aws-jwt-verify/jwk";
import { describe, expect, test, vi } from "vitest";
import { tokenVerifier, type VerifierOptions } from "./token-verifier.ts";

const issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_pool";
const clientId = "client-of-the-console";
const options: VerifierOptions = {
  local: false,
  issuer,
  jwksUri: `${issuer}/.well-known/jwks.json`,
  clientId,
};

const pool = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const kid = "key-1";
const keys = () => {
  const cache = new SimpleJwksCache();
  cache.addJwks(options.jwksUri, {
    keys: [{ ...pool.publicKey.export({ format: "jwk" }), kty: "RSA", kid, use: "sig", alg: "RS256" }],
  });
  return cache;
};

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
function sign(claims: object, key: KeyObject = pool.privateKey, header: object = { alg: "RS256", kid }) {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(key, "base64url")}`;
}

const inAnHour = Math.floor(Date.now() / 1_000) + 3_600;
const accessClaims = {
  iss: issuer,
  sub: "0f5a",
  token_use: "access",
  client_id: clientId,
  username: "editor",
  "cognito:groups": ["editors", "eu-west-1_Google", "admins "],
  exp: inAnHour,
};
const idClaims = {
  iss: issuer,
  sub: "0f5a",
  token_use: "id",
  aud: clientId,
  "cognito:username": "editor",
  "custom:lobs": "retail, claims",
  exp: inAnHour + 60,
};
const verify = (access: string, id: string) => tokenVerifier(options, keys()).verify({ access, id });
const without = <Claims extends object>(claims: Claims, name: keyof Claims) =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));

describe("two good tokens", () => {
  test("say who acts, with the groups that we know and the lines of business", async () => {
    await expect(verify(sign(accessClaims), sign(idClaims))).resolves.toEqual({
      actor: { kind: "user", name: "editor", groups: ["editors"], lobs: ["retail", "claims"] },
      expiresAt: inAnHour,
    });
  });

  test("without groups and lines of business give neither", async () => {
    const session = await verify(
      sign(without(accessClaims, "cognito:groups")),
      sign(without(idClaims, "custom:lobs")),
    );
    expect(session?.actor).toMatchObject({ groups: [], lobs: [] });
  });
});

describe("tokens that were verified before", () => {
  /** A verifier that says how often it asked for a key: once for each token it verifies. */
  function counted() {
    const clock = { now: Date.now() / 1_000 };
    const cache = keys();
    const asked = vi.spyOn(cache, "getJwk");
    const verifier = tokenVerifier(options, cache, () => clock.now);
    return { clock, verifier, asked: () => asked.mock.calls.length };
  }
  const good = { access: sign(accessClaims), id: sign(idClaims) };

  test("are known again, and say the same", async () => {
    const { verifier, asked } = counted();
    const first = await verifier.verify(good);
    await expect(verifier.verify(good)).resolves.toEqual(first);
    expect(asked()).toBe(2);
  });

  test("are known until the first of them ends", async () => {
    const { clock, verifier, asked } = counted();
    await verifier.verify(good);
    clock.now = accessClaims.exp;
    await verifier.verify(good);
    expect(asked()).toBe(4);
  });

  test("lend nothing to others: not to one that was changed, nor to the ID token of somebody else", async () => {
    const { verifier } = counted();
    await verifier.verify(good);
    const other = sign({ ...idClaims, sub: "99" });
    await expect(verifier.verify({ ...good, id: other })).resolves.toBeUndefined();
    await expect(verifier.verify({ ...good, access: `${good.access}A` })).resolves.toBeUndefined();
  });

  test("make room for others", async () => {
    const { verifier, asked } = counted();
    await verifier.verify(good);
    for (let at = 0; at < 500; at += 1)
      await verifier.verify({ ...good, id: sign({ ...idClaims, exp: inAnHour + 1_000 + at }) });
    const before = asked();
    await verifier.verify(good);
    expect(asked()).toBe(before + 2);
  });
});

const bad: [string, () => [access: string, id: string]][] = [
  ["another issuer", () => [sign({ ...accessClaims, iss: `${issuer}x` }), sign(idClaims)]],
  ["another client's access token", () => [sign({ ...accessClaims, client_id: "other" }), sign(idClaims)]],
  ["another client's ID token", () => [sign(accessClaims), sign({ ...idClaims, aud: "other" })]],
  ["an ID token in place of the access token", () => [sign(idClaims), sign(idClaims)]],
  ["an access token in place of the ID token", () => [sign(accessClaims), sign(accessClaims)]],
  ["an access token that has ended", () => [sign({ ...accessClaims, exp: 1 }), sign(idClaims)]],
  ["an ID token that has ended", () => [sign(accessClaims), sign({ ...idClaims, exp: 1 })]],
  ["a token without an end", () => [sign(without(accessClaims, "exp")), sign(idClaims)]],
  ["tokens of two people", () => [sign(accessClaims), sign({ ...idClaims, sub: "99" })]],
  ["another key under the pool's name", () => [sign(accessClaims, stranger.privateKey), sign(idClaims)]],
  ["no signature", () => [`${encode({ alg: "none", kid })}.${encode(accessClaims)}.`, sign(idClaims)]],
  ["another algorithm", () => [sign(accessClaims, undefined, { alg: "RS512", kid }), sign(idClaims)]],
  [
    "claims that were changed",
    () => [
      sign(accessClaims).replace(/\.[^.]+\./, `.${encode({ ...accessClaims, username: "admin" })}.`),
      sign(idClaims),
    ],
  ],
  ["no token at all", () => ["", ""]],
  ["three words", () => ["a.b.c", "a.b.c"]],
];
test.each(bad)("refuses %s", async (_, tokens) => {
  await expect(verify(...tokens())).resolves.toBeUndefined();
});

test("refuses an http: issuer where it is deployed, and takes it on a developer's machine", () => {
  const plain = {
    ...options,
    issuer: "http://127.0.0.1:9229/local_1",
    jwksUri: "http://127.0.0.1:9229/keys",
  };
  expect(() => tokenVerifier(plain)).toThrow(/https/);
  expect(() => tokenVerifier({ ...plain, issuer })).toThrow(/https/);
  expect(() => tokenVerifier({ ...plain, local: true })).not.toThrow();
});

test("says UNAVAILABLE, and not who is a stranger, when the pool's keys cannot be had", async () => {
  // Nothing listens on the discard port.
  const away = { ...options, local: true, jwksUri: "http://127.0.0.1:9/keys" };
  await expect(
    tokenVerifier(away).verify({ access: sign(accessClaims), id: sign(idClaims) }),
  ).rejects.toMatchObject({ code: "UNAVAILABLE" });
});
