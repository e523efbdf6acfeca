"use client";

import { Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useVoice } from "#app/(console)/prompts/_components/use-voice.ts";
import { Button } from "#components/ui/button.tsx";
import type { Spoken } from "#lib/domain/lines-of-business/index.ts";

/** Speaks the whole call, one text after another, each in a voice of its language. */
export function PlayCall({ spoken }: { spoken: readonly Spoken[] }) {
  const t = useTranslations("caller.listen");
  const voices = { en: useVoice("en"), es: useVoice("es") };
  const isSpeaking = voices.en.isSpeaking || voices.es.isSpeaking;
  const sayable = spoken.filter(({ language }) => voices[language].hasVoice);
  if (sayable.length < 2) return null;
  const say = (place: number) => {
    const one = sayable[place];
    if (one) voices[one.language].speak(one.text, () => say(place + 1));
  };
  const stop = () => {
    voices.en.stop();
    voices.es.stop();
  };
  return (
    <Button
      small
      type="button"
      icon={isSpeaking ? <Square aria-hidden="true" /> : <Play aria-hidden="true" />}
      onClick={() => (isSpeaking ? stop() : say(0))}
    >
      {t(isSpeaking ? "stop" : "all")}
    </Button>
  );
}
