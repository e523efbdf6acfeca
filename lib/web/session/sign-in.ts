import { DomainError } from "#lib/kernel/errors.ts";
import type { Authenticator } from "#lib/platform/authenticator.ts";
import {
  IdentityRefusal,
  type Challenge,
  type IdentityProvider,
  type SignInAnswer,
  type Tokens,
} from "#lib/platform/cognito.ts";
import { isGoodPassword, passwordPolicy } from "#lib/kernel/password-policy.ts";
import type { Session, TokenVerifier } from "./token-verifier.ts";
import { attempt, sendOnce, type Tries } from "./tries.ts";

export type SignInDeps = {
  identity: IdentityProvider;
  authenticator: Authenticator;
  verifier: TokenVerifier;
  tries: Tries;
};

/** What Amazon Cognito waits for. `secret` is the authenticator app's, while it is being set up. */
export type Pending = Challenge & { secret?: string };

export type Progress = { tokens: Tokens; session: Session } | { pending: Pending };

const values = { min: passwordPolicy.minLength };
const fieldError = (field: string, reason: string) =>
  new DomainError("VALIDATION", "form.invalid", { fieldErrors: { [field]: { reason, values } } });

/** Says no more than a stranger may know. `lost`: what a plain refusal means at this step. */
function told(error: unknown, lost: string): unknown {
  if (!(error instanceof IdentityRefusal)) return error;
  switch (error.refusal) {
    case "code":
      return fieldError("code", "session.code");
    case "password":
      return fieldError("newPassword", "session.passwordRefused");
    case "limit":
      return new DomainError("RULE", "session.tooMany", { values: { minutes: 15 }, cause: error });
    case "refused":
      return new DomainError("UNAUTHENTICATED", lost, { cause: error });
  }
}

async function progress(deps: SignInDeps, answer: SignInAnswer): Promise<Progress> {
  if ("tokens" in answer) {
    const session = await deps.verifier.verify(answer.tokens);
    if (!session)
      throw new Error("the user pool's own tokens cannot be believed: look at its issuer and client");
    return { tokens: answer.tokens, session };
  }
  if (answer.challenge !== "MFA_SETUP") return { pending: answer };
  const { secret, session } = await deps.authenticator.begin(answer);
  return { pending: { ...answer, secret, session: session ?? answer.session } };
}

/**
 * The first step: name and password.
 * @throws VALIDATION for what is missing, UNAUTHENTICATED `session.refused` whatever the cause, RULE after many tries
 */
export async function beginSignIn(
  deps: SignInDeps,
  input: { name: string; password: string; address: string },
): Promise<Progress> {
  const fieldErrors = {
    ...(input.name ? {} : { name: { reason: "session.nameMissing" } }),
    ...(input.password ? {} : { password: { reason: "session.passwordMissing" } }),
  };
  if (Object.keys(fieldErrors).length > 0)
    throw new DomainError("VALIDATION", "form.invalid", { fieldErrors });
  try {
    const answer = await attempt(deps.tries, input, () => deps.identity.signIn(input.name, input.password));
    return await progress(deps, answer);
  } catch (error) {
    throw told(error, "session.refused");
  }
}

async function answerOf(deps: SignInDeps, at: Pending, given: { code: string; newPassword: string }) {
  switch (at.challenge) {
    case "NEW_PASSWORD_REQUIRED":
      return deps.identity.answerNewPassword(at, given.newPassword);
    case "SOFTWARE_TOKEN_MFA":
      return deps.identity.answerCode(at, given.code);
    case "MFA_SETUP": {
      const { session } = await deps.authenticator.verify(at, given.code);
      return deps.identity.answerSetUp({ ...at, session: session ?? at.session });
    }
  }
}

/**
 * A further step: the new password, the one-time code, or the first code of a new authenticator app.
 * @throws VALIDATION at the field, UNAUTHENTICATED `session.expired` when the sign-in must begin again
 */
export async function continueSignIn(
  deps: SignInDeps,
  at: Pending,
  given: { code: string; newPassword: string; address: string },
): Promise<Progress> {
  checkAnswer(at, given);
  try {
    const trier = { name: at.name, address: given.address };
    return await progress(deps, await attempt(deps.tries, trier, () => answerOf(deps, at, given)));
  } catch (error) {
    throw told(error, "session.expired");
  }
}

function checkAnswer(at: Pending, given: { code: string; newPassword: string }): void {
  if (at.challenge === "NEW_PASSWORD_REQUIRED") {
    if (!isGoodPassword(given.newPassword)) throw fieldError("newPassword", "session.passwordWeak");
  } else if (!/^\d{6}$/.test(given.code)) throw fieldError("code", "session.codeForm");
}

/** Sends a code to whoever bears the name. Nothing tells whether anybody does. @throws VALIDATION, RULE, UNAVAILABLE */
export async function sendPasswordCode(
  deps: SignInDeps,
  input: { name: string; address: string },
): Promise<void> {
  if (!input.name) throw fieldError("name", "session.nameMissing");
  await sendOnce(deps.tries, input, async () => {
    try {
      await deps.identity.sendPasswordCode(input.name);
    } catch (error) {
      if (!(error instanceof IdentityRefusal)) throw error;
    }
  });
}

/**
 * Sets a new password with the code of the message.
 * @throws VALIDATION at the field: a wrong code, an old one and a name that nobody bears read alike
 */
export async function setForgottenPassword(
  deps: SignInDeps,
  input: { name: string; code: string; newPassword: string; address: string },
): Promise<void> {
  const fieldErrors = {
    ...(input.code ? {} : { code: { reason: "session.messageCode" } }),
    ...(isGoodPassword(input.newPassword) ? {} : { newPassword: { reason: "session.passwordWeak", values } }),
  };
  if (Object.keys(fieldErrors).length > 0)
    throw new DomainError("VALIDATION", "form.invalid", { fieldErrors });
  try {
    await attempt(deps.tries, input, () =>
      deps.identity.setForgottenPassword(input.name, input.code, input.newPassword),
    );
  } catch (error) {
    if (!(error instanceof IdentityRefusal)) throw error;
    throw error.refusal === "password" ? told(error, "") : fieldError("code", "session.messageCode");
  }
}
