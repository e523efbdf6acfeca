import { useTranslations } from "next-intl";
import { intents, speechLanguages, type Phrases } from "#lib/domain/speech-bot/browser.ts";
import { IntentCard } from "./intent-card.tsx";
import { PhraseList } from "./phrase-list.tsx";
import styles from "./speech.module.css";

/** The phrases for those who read them. */
export function PhrasesReader({ phrases }: { phrases: Phrases }) {
  const t = useTranslations("speech");
  return (
    <div className={styles.editor}>
      {intents.map((intent) => (
        <IntentCard key={intent} intent={intent}>
          {speechLanguages.map((language) => (
            <section key={language}>
              <h3 className={styles.language}>{t(`languages.${language}`)}</h3>
              <PhraseList phrases={phrases[`${intent}_${language}`]} language={language} />
            </section>
          ))}
        </IntentCard>
      ))}
    </div>
  );
}
