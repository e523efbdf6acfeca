"use client";

import type { ReactNode } from "react";
import { dropDrafts } from "./drafts.ts";

/** Signs out; the drafts of the person go with them. Asks first where something is unsaved (`data-leaves`). */
export function SignOutForm(props: { person: string; action: () => Promise<void>; children: ReactNode }) {
  return (
    <form data-leaves action={props.action} onSubmit={() => dropDrafts(localStorage, props.person)}>
      {props.children}
    </form>
  );
}
