"use client";

import { Square, Volume2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useVoice } from "#app/(console)/prompts/_components/use-voice.ts";
import { Button } from "#components/ui/button.tsx";
import type { Spoken } from "#lib/domain/lines-of-business/index.ts";
import { spokenText } from "#lib/domain/prompts/browser.ts";
import styles from "./caller.module.css";

/** Words as a caller hears them. */
export function Words({ spoken: { text, language } }: { spoken: Spoken }) {
  const t = useTranslations("caller.listen");
  const words = spokenText(text);
  if (words.trim() === "") return <p className={styles.silent}>{t("silent")}</p>;
  return (
    <blockquote className={`spoken ${styles.words}`} lang={language}>
      {words}
    </blockquote>
  );
}

/** How long words take to say, and hearing them in one of the browser's own voices. `name` says whose they are. */
export function Listen({ spoken, name }: { spoken: Spoken; name: string }) {
  const t = useTranslations("caller.listen");
  const { hasVoice, isSpeaking, speak, stop } = useVoice(spoken.language);
  if (spokenText(spoken.text).trim() === "") return null;
  return (
    <span className={styles.meta}>
      <span>{t("seconds", { seconds: Math.max(1, Math.round(spoken.seconds)) })}</span>
      {hasVoice && (
        <Button
          small
          kind="link"
          type="button"
          aria-label={t(isSpeaking ? "stopOne" : "one", { name })}
          icon={isSpeaking ? <Square aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
          onClick={() => (isSpeaking ? stop() : speak(spoken.text))}
        >
          {t(isSpeaking ? "stop" : "listen")}
        </Button>
      )}
    </span>
  );
}
