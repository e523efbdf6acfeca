"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { spokenText, type Language } from "#lib/domain/prompts/browser.ts";

/** The voices that callers in the Americas are used to come first; any of the language will do. */
const accents: Record<Language, readonly string[]> = {
  en: ["en-US", "en"],
  es: ["es-US", "es-MX", "es-419", "es"],
};

const synthesis = () =>
  typeof window !== "undefined" && "speechSynthesis" in window ? speechSynthesis : undefined;

function voiceFor(language: Language): SpeechSynthesisVoice | undefined {
  const voices = synthesis()?.getVoices() ?? [];
  for (const accent of accents[language]) {
    // Android writes es_US.
    const voice = voices.find(({ lang }) => lang.replace("_", "-").startsWith(accent));
    if (voice) return voice;
  }
  return undefined;
}

function subscribe(changed: () => void) {
  const voices = synthesis();
  voices?.addEventListener("voiceschanged", changed);
  return () => voices?.removeEventListener("voiceschanged", changed);
}

/**
 * Speaks a text in one of the browser's own voices; nothing is sent anywhere. `hasVoice` is false where the
 * browser has none for the language, and on the server. `ended` is called when all was said, not when it was cut off.
 */
export function useVoice(language: Language) {
  const hasVoice = useSyncExternalStore(
    subscribe,
    () => voiceFor(language) !== undefined,
    () => false,
  );
  const [isSpeaking, setSpeaking] = useState(false);
  const stop = useCallback(() => {
    synthesis()?.cancel();
    setSpeaking(false);
  }, []);
  useEffect(() => stop, [stop]);
  const speak = (text: string, ended?: () => void) => {
    const voice = voiceFor(language);
    if (!voice) return;
    // One voice at a time, on the whole page.
    synthesis()?.cancel();
    const utterance = new SpeechSynthesisUtterance(spokenText(text));
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onerror = () => setSpeaking(false);
    utterance.onend = () => {
      setSpeaking(false);
      ended?.();
    };
    setSpeaking(true);
    synthesis()?.speak(utterance);
  };
  return { hasVoice, isSpeaking, speak, stop };
}
