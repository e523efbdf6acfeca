import type { SpeechLanguage } from "#lib/domain/speech-bot/browser.ts";
import styles from "./speech.module.css";

/** Phrases to read, each on its line. */
export function PhraseList({ phrases, language }: { phrases: readonly string[]; language?: SpeechLanguage }) {
  return (
    <ul className={styles.phrases} lang={language}>
      {phrases.map((phrase) => (
        <li key={phrase}>{phrase}</li>
      ))}
    </ul>
  );
}
