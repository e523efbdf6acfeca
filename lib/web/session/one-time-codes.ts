import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { IdentityRefusal } from "#lib/platform/cognito.ts";
import type { SignInDeps } from "./sign-in.ts";
import { attempt } from "./tries.ts";

/** Who is signed in, with the access token that Amazon Cognito asks of them. */
export type Holder = { actor: Extract<Actor, { kind: "user" }>; access: string; address: string };

const atField = (field: string, reason: string) =>
  new DomainError("VALIDATION", "form.invalid", { fieldErrors: { [field]: { reason } } });

/** An access token that Amazon Cognito no longer takes is a session that has ended, whatever its time. */
function told(error: unknown): unknown {
  if (!(error instanceof IdentityRefusal)) return error;
  if (error.refusal === "code") return atField("code", "session.code");
  if (error.refusal === "limit")
    return new DomainError("RULE", "session.tooMany", { values: { minutes: 15 }, cause: error });
  return new DomainError("UNAUTHENTICATED", "session.ended", { cause: error });
}

/** Whether signing in asks this person for a one-time code. */
export async function hasOneTimeCodes(deps: SignInDeps, holder: Holder): Promise<boolean> {
  try {
    return await deps.authenticator.isOn(holder.access);
  } catch (error) {
    throw told(error);
  }
}

/** A new secret for an authenticator app. Nothing changes before {@link confirmOneTimeCodes}. */
export async function beginOneTimeCodes(deps: SignInDeps, holder: Holder): Promise<string> {
  try {
    return (await deps.authenticator.begin(holder)).secret;
  } catch (error) {
    throw told(error);
  }
}

/** From now on signing in asks for a code. @throws VALIDATION at `code` for one that the app does not show now */
export async function confirmOneTimeCodes(deps: SignInDeps, holder: Holder, code: string): Promise<void> {
  if (!/^\d{6}$/.test(code)) throw atField("code", "session.codeForm");
  try {
    await attempt(deps.tries, { name: holder.actor.name, address: holder.address }, () =>
      deps.authenticator.verify(holder, code),
    );
    await deps.authenticator.turn(holder.access, true);
  } catch (error) {
    throw told(error);
  }
}

/**
 * From now on the password is enough. It is asked for, so that nobody weakens the sign-in of a person who left
 * their screen; a code is not, since a lost phone is a reason to come here.
 * @throws VALIDATION at `password`
 */
export async function endOneTimeCodes(deps: SignInDeps, holder: Holder, password: string): Promise<void> {
  if (!password) throw atField("password", "session.passwordMissing");
  const { name } = holder.actor;
  try {
    // The answer is a challenge or tokens; either proves the password, and neither is used.
    await attempt(deps.tries, { name, address: holder.address }, () => deps.identity.signIn(name, password));
  } catch (error) {
    const isWrong = error instanceof IdentityRefusal && error.refusal === "refused";
    throw isWrong ? atField("password", "session.passwordWrong") : told(error);
  }
  try {
    await deps.authenticator.turn(holder.access, false);
  } catch (error) {
    throw told(error);
  }
}
