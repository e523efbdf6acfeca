"use client";

import { useErrorAnnounced } from "./announce.tsx";
import { useTypedEarly } from "./typed-early.ts";

/** What every field does beside its looks: says its error, and keeps what was typed before the page's script came. */
export function useField(id: string, error: string | undefined): void {
  useErrorAnnounced(id, error);
  useTypedEarly(id);
}
