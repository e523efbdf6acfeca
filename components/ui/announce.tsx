"use client";

import { useEffect } from "react";

const regionId = "announcements";

/**
 * Says a sentence to those who hear the page, politely. The same sentence twice is said twice.
 * Does nothing where the page has no {@link Announcements}.
 */
export function announce(sentence: string): void {
  const region = document.getElementById(regionId);
  if (!region) return;
  const line = document.createElement("p");
  line.textContent = sentence;
  region.replaceChildren(line);
}

/** The one place that announcements are read from; stands in the root layout, empty and unseen. */
export const Announcements = () => (
  <div id={regionId} className="visually-hidden" role="status" aria-live="polite" aria-atomic="true" />
);

/** Announces a field's error when it appears while the field has the focus: nothing else would say it. */
export function useErrorAnnounced(fieldId: string, error: string | undefined): void {
  useEffect(() => {
    if (error && document.activeElement?.id === fieldId) announce(error);
  }, [fieldId, error]);
}
