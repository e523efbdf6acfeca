"use client";

import { Square, Volume2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import {
  maxSpokenLength,
  maxTextLength,
  secondsSpoken,
  spokenText,
  type Language,
} from "#lib/domain/prompts/browser.ts";
import styles from "./spoken.module.css";
import { useVoice } from "./use-voice.ts";

/** How many more characters fit: both Amazon Polly's limits, whichever is nearer. */
const charactersLeft = (text: string) =>
  Math.min(maxTextLength - text.length, maxSpokenLength - spokenText(text).length);

type Props = {
  language: Language;
  text: string;
  /** Where it is only read, nobody asks how much more fits. */
  isReadOnly?: boolean;
};

/** Beside a text: roughly how long it takes to say, how much more fits, and hearing it. */
export function SpokenMeta({ language, text, isReadOnly }: Props) {
  const t = useTranslations("prompts.editor");
  const { hasVoice, isSpeaking, speak, stop } = useVoice(language);
  const left = charactersLeft(text);
  const isEmpty = text.trim() === "";
  const label = isSpeaking ? "stopListening" : language === "en" ? "listenEnglish" : "listenSpanish";
  return (
    <div className={styles.meta}>
      {!isEmpty && (
        <span>{t("seconds", { seconds: Math.max(1, Math.round(secondsSpoken(text, language))) })}</span>
      )}
      {!isReadOnly && (
        <span className={left < 0 ? styles.over : undefined}>
          {left < 0 ? t("over", { over: -left }) : t("left", { left })}
        </span>
      )}
      {hasVoice && !isEmpty && (
        <Button
          small
          kind="link"
          type="button"
          aria-label={t(label)}
          icon={isSpeaking ? <Square aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
          onClick={() => (isSpeaking ? stop() : speak(text))}
        >
          {t(isSpeaking ? "stop" : "listen")}
        </Button>
      )}
    </div>
  );
}
