"use client";

import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef, type MouseEvent, type ReactNode } from "react";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { savePromptAction } from "../../actions.ts";
import styles from "./flow.module.css";
import { switchWords, type SwitchedField } from "./quick-switch.ts";

const switchOf = (target: EventTarget) =>
  target instanceof Element ? target.closest<HTMLButtonElement>("button[data-field]") : null;

const isSame = (one: HTMLElement, other: HTMLElement) =>
  one.dataset.prompt === other.dataset.prompt && one.dataset.field === other.dataset.field;

/** Says under a switch why it went back, or takes that away. */
function explain(button: HTMLElement, message: string | undefined) {
  button.parentElement?.querySelector("p")?.remove();
  if (message === undefined) return;
  const line = document.createElement("p");
  line.className = styles.refused ?? "";
  line.textContent = message;
  button.after(line);
}

/**
 * Turns the switches of the rows within it, which the server writes as HTML: one script for all of them. A switch
 * moves at once, and back, saying why, when the save is refused. The save is the editor's own: on the newest
 * version, with history; the page that it brings has the row as it is then stored.
 */
export function QuickSwitches({ flow, children }: { flow: string; children: ReactNode }) {
  const t = useTranslations("prompts.flow");
  const { submit } = useSubmit(savePromptAction);
  const place = useRef<HTMLDivElement>(null);
  const focused = useRef<HTMLElement>(null);
  const saved = useRef<Promise<void>>(Promise.resolve());

  const same = (button: HTMLElement) =>
    [...(place.current?.querySelectorAll<HTMLElement>("button[data-field]") ?? [])].find((one) =>
      isSame(one, button),
    );

  // A row that is written anew takes the focus with it: it comes back to the switch that had it.
  useLayoutEffect(() => {
    const lost = focused.current;
    if (lost && !lost.isConnected && document.activeElement === document.body)
      same(lost)?.focus({ preventScroll: true });
  });

  function show(button: HTMLElement, field: SwitchedField, isOn: boolean) {
    button.ariaChecked = String(isOn);
    const word = button.lastElementChild;
    if (word) word.textContent = t(isOn ? switchWords[field].on : switchWords[field].off);
  }

  async function save(button: HTMLElement, name: string, field: SwitchedField, to: boolean) {
    const stored = (same(button) ?? button).dataset.stored === "true";
    const result = await submit({
      flow,
      name,
      changes: { [field]: { from: stored, to } },
      requestId: crypto.randomUUID(),
    });
    const { turnedOn, turnedOff } = switchWords[field];
    // The row may have been written anew meanwhile.
    const now = same(button);
    if (now && result.ok) now.dataset.stored = String(to);
    if (now && !result.ok) show(now, field, now.dataset.stored === "true");
    if (now) explain(now, result.ok ? undefined : result.message);
    announce(result.ok ? t(to ? turnedOn : turnedOff, { name }) : result.message);
  }

  function turn(button: HTMLElement) {
    const { prompt: name = "" } = button.dataset;
    const field = button.dataset.field as SwitchedField;
    const to = button.ariaChecked !== "true";
    show(button, field, to);
    // Pressed again before the answer: that one is based on what this one stores.
    saved.current = saved.current.then(() => save(button, name, field, to));
  }

  return (
    <div
      ref={place}
      className={styles.switches}
      onClick={({ target }: MouseEvent) => {
        const button = switchOf(target);
        if (button) turn(button);
      }}
      onFocus={({ target }) => void (focused.current = switchOf(target))}
      onBlur={() => void (focused.current = null)}
    >
      {children}
    </div>
  );
}
