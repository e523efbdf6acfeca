import "server-only";
import { cookies, headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import { consoleEnvironment } from "#lib/platform/console-env.ts";
import { log } from "#lib/platform/log.ts";
import { currentRequestId } from "../request-id.ts";
import { refusal } from "#lib/web/action.ts";
import { callerAddress } from "./caller-address.ts";
import {
  endedPendingCookie,
  parsePending,
  pendingCookie,
  readPending,
  writePending,
} from "./pending-cookie.ts";
import { sessionMode, sessionParts } from "./session.ts";
import { cookiesOf, endedCookies, readTokens } from "./session-cookies.ts";
import { beginSignIn, continueSignIn, type Pending, type Progress } from "./sign-in.ts";
import type { SignInState } from "./sign-in-state.ts";
import { appSetUp } from "./square-code.ts";

/** What was typed, without the spaces that copying brings; passwords are left as they are. */
export const typed = (form: FormData, field: string, { exact = false } = {}): string => {
  const value = form.get(field);
  if (typeof value !== "string") return "";
  return exact ? value : value.trim();
};

/** A code as people type it: `123 456`. */
export const typedCode = (form: FormData): string => typed(form, "code").replace(/\s/g, "");

export const addressOfCaller = async (): Promise<string> =>
  callerAddress(await headers(), consoleEnvironment().proxies);

const begin: SignInState = { step: "credentials", name: "" };

const steps = {
  NEW_PASSWORD_REQUIRED: "new-password",
  SOFTWARE_TOKEN_MFA: "code",
  MFA_SETUP: "set-up",
} as const;

async function stateAt(pending: Pending): Promise<SignInState> {
  const t = await getTranslations("common");
  return {
    ...begin,
    step: steps[pending.challenge],
    name: pending.name,
    app: pending.secret ? await appSetUp(pending.secret, pending.name, t("product")) : undefined,
  };
}

/** Where the browser stands in signing in: at the beginning, or at the step that its cookie names. */
export async function signInState(): Promise<SignInState> {
  const pending = readPending(sessionMode(), await cookies());
  return pending ? stateAt(pending) : begin;
}

/** Where the step that is awaited is kept between two requests. */
type Keeper = {
  read: () => Pending | undefined;
  keep: (pending: Pending) => Pick<SignInState, "pending">;
  forget: () => void;
};

type Jar = Awaited<ReturnType<typeof cookies>>;

const inCookie = (jar: Jar): Keeper => ({
  read: () => readPending(sessionMode(), jar),
  keep(pending) {
    jar.set(pendingCookie(sessionMode(), pending));
    return {};
  },
  forget: () => void jar.set(endedPendingCookie(sessionMode())),
});

/**
 * For signing in again over a page: an action that sets a cookie has its page rendered anew, and this page would be
 * rendered for a stranger, who is sent away from it and from what is typed there.
 */
const inForm = (before: SignInState): Keeper => ({
  read: () => parsePending(before.pending),
  keep: (pending) => ({ pending: writePending(pending) }),
  forget: () => undefined,
});

/** @throws FORBIDDEN, and signs out again, when somebody else than `expected` signed in */
async function settle(progress: Progress, keeper: Keeper, expected?: string): Promise<SignInState> {
  if ("pending" in progress)
    return { ...(await stateAt(progress.pending)), ...keeper.keep(progress.pending) };
  keeper.forget();
  const { tokens, session } = progress;
  if (expected !== undefined && session.actor.name !== expected) {
    await revoke(tokens.refresh);
    throw new DomainError("FORBIDDEN", "session.otherPerson", { values: { name: expected } });
  }
  const jar = await cookies();
  for (const cookie of cookiesOf(sessionMode(), tokens)) jar.set(cookie);
  return { ...begin, step: "done", name: session.actor.name };
}

async function advance(step: SignInState["step"], form: FormData, keeper: Keeper): Promise<Progress> {
  const deps = sessionParts();
  const address = await addressOfCaller();
  if (step === "credentials") {
    const name = typed(form, "name");
    const password = typed(form, "password", { exact: true });
    return beginSignIn(deps, { name, password, address });
  }
  const pending = keeper.read();
  if (!pending || steps[pending.challenge] !== step)
    throw new DomainError("UNAUTHENTICATED", "session.expired");
  const newPassword = typed(form, "newPassword", { exact: true });
  return continueSignIn(deps, pending, { code: typedCode(form), newPassword, address });
}

/**
 * One step of signing in, from what the form sent: the next step, `done` with the cookies set, or the same step
 * with what is wrong. `expected`: the only person who may go on, where a page is already open.
 */
export async function takeStep(before: SignInState, form: FormData, expected?: string): Promise<SignInState> {
  const keeper = expected === undefined ? inCookie(await cookies()) : inForm(before);
  if (form.get("intent") === "restart") {
    keeper.forget();
    return begin;
  }
  try {
    return await settle(await advance(before.step, form, keeper), keeper, expected);
  } catch (error) {
    const restart = isDomainError(error) && ["session.expired", "session.otherPerson"].includes(error.reason);
    if (restart) keeper.forget();
    return {
      ...(restart ? begin : before),
      name: before.step === "credentials" ? typed(form, "name") : before.name,
      refusal: await refusal(
        error,
        { requestId: await currentRequestId() },
        { step: before.step, answer: answerOf(error) },
      ),
    };
  }
}

/** What Amazon Cognito answered, by its name, for whoever watches the logs. Never who: people type passwords there. */
function answerOf(error: unknown): string | undefined {
  if (!isDomainError(error, "UNAUTHENTICATED") && !isDomainError(error, "RULE")) return undefined;
  const answer = error.cause instanceof Error ? error.cause.cause : undefined;
  return answer instanceof Error ? answer.name : undefined;
}

async function revoke(refreshToken: string): Promise<void> {
  try {
    await sessionParts().identity.signOut(refreshToken);
  } catch (error) {
    // Signed out here in any case; the token itself then lasts until its day is over.
    log("warn", "refresh token not revoked", { correlationId: await currentRequestId() }, error);
  }
}

/** Ends the sign-in at Amazon Cognito and in the browser. Never fails. */
export async function endSession(): Promise<void> {
  const jar = await cookies();
  const mode = sessionMode();
  const tokens = readTokens(mode, jar);
  for (const cookie of [...endedCookies(mode), endedPendingCookie(mode)]) jar.set(cookie);
  if (tokens) await revoke(tokens.refresh);
}
