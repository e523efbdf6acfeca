import type { refusal } from "#lib/web/action.ts";

/** Why a form was not accepted, in the person's language. */
export type FormRefusal = Awaited<ReturnType<typeof refusal>>;

/** Where signing in stands; crosses to the browser and back, and decides nothing. */
export type SignInState = {
  step: "credentials" | "new-password" | "code" | "set-up" | "done";
  /** As typed, or as the user pool knows it. */
  name: string;
  /** For setting up an authenticator app: the secret to type, and the square code as an image address. */
  app?: { secret: string; image: string };
  /** What the user pool waits for, where it is kept in the form: signing in again in place. */
  pending?: string;
  refusal?: FormRefusal;
};

/** Where resetting a forgotten password stands. */
export type ResetState = {
  step: "name" | "code";
  name: string;
  /** As typed, to be kept when the password beside it is refused. */
  code?: string;
  refusal?: FormRefusal;
};

/** Where one's own one-time codes stand. */
export type CodesState = {
  step: "off" | "set-up" | "on";
  app?: { secret: string; image: string };
  /** What was just done, to be said. */
  done?: "begun" | "ended";
  refusal?: FormRefusal;
};
