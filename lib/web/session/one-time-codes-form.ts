import "server-only";
import { cookies } from "next/headers";
import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { DomainError } from "#lib/kernel/errors.ts";
import { currentRequestId } from "../request-id.ts";
import { refusal } from "#lib/web/action.ts";
import { requireActor } from "./current-actor.ts";
import {
  beginOneTimeCodes,
  confirmOneTimeCodes,
  endOneTimeCodes,
  hasOneTimeCodes,
  type Holder,
} from "./one-time-codes.ts";
import { readTokens } from "./session-cookies.ts";
import { sessionMode, sessionParts } from "./session.ts";
import { addressOfCaller, typed, typedCode } from "./sign-in-form.ts";
import type { CodesState } from "./sign-in-state.ts";
import { appSetUp } from "./square-code.ts";

async function holderOfSession(): Promise<Holder> {
  const actor = await requireActor();
  const access = readTokens(sessionMode(), await cookies())?.access;
  if (actor.kind !== "user" || !access) throw new DomainError("UNAUTHENTICATED", "session.ended");
  return { actor, access, address: await addressOfCaller() };
}

/** Whether the person signed in is asked for one-time codes. @throws UNAUTHENTICATED, UNAVAILABLE */
export const codesState = async (): Promise<CodesState> => ({
  step: (await hasOneTimeCodes(sessionParts(), await holderOfSession())) ? "on" : "off",
});

async function advance(before: CodesState, form: FormData): Promise<CodesState> {
  const deps = sessionParts();
  const holder = await holderOfSession();
  if (before.step === "on") {
    await endOneTimeCodes(deps, holder, typed(form, "password", { exact: true }));
    refresh();
    return { step: "off", done: "ended" };
  }
  if (before.step === "set-up") {
    await confirmOneTimeCodes(deps, holder, typedCode(form));
    refresh();
    return { step: "on", done: "begun" };
  }
  const t = await getTranslations("common");
  const secret = await beginOneTimeCodes(deps, holder);
  return { step: "set-up", app: await appSetUp(secret, holder.actor.name, t("product")) };
}

/** One step of switching one-time codes on (set up, then a first code) or off (with the password). */
export async function takeCodesStep(before: CodesState, form: FormData): Promise<CodesState> {
  if (form.get("intent") === "cancel") return { step: "off" };
  try {
    return await advance(before, form);
  } catch (error) {
    return {
      step: before.step,
      app: before.app,
      refusal: await refusal(error, { requestId: await currentRequestId() }),
    };
  }
}
