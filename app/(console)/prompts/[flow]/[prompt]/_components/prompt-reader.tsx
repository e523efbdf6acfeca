import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import type { Language } from "#lib/domain/prompts/browser.ts";
import type { Prompt } from "#lib/domain/prompts/index.ts";
import { SpokenMeta } from "../../../_components/spoken-meta.tsx";
import spoken from "../../../_components/spoken.module.css";
import styles from "./reader.module.css";

function Text({ language, text }: { language: Language; text: string | undefined }) {
  const t = useTranslations("prompts");
  return (
    <section className={spoken.read} aria-label={t(language === "en" ? "editor.english" : "editor.spanish")}>
      <h2>{t(language === "en" ? "editor.english" : "editor.spanish")}</h2>
      {text === undefined ? (
        <p>{t("editor.noSpanish")}</p>
      ) : (
        <>
          <p className="spoken" lang={language}>
            {text}
          </p>
          <SpokenMeta language={language} text={text} isReadOnly />
        </>
      )}
    </section>
  );
}

type Props = {
  prompt: Prompt;
  isOutOfDate: boolean;
  /** Who sees client-visible prompts only is told what callers hear, and no more. */
  showsAll: boolean;
};

/** A prompt for those who read it: both languages, and how it stands. */
export function PromptReader({ prompt, isOutOfDate, showsAll }: Props) {
  const t = useTranslations("prompts");
  const format = useFormatter();
  const facts: [string, React.ReactNode][] = [
    [
      t("editor.live"),
      <Badge key="live" kind={prompt.IsActive ? "live" : "quiet"} dot={prompt.IsActive ? "full" : "hollow"}>
        {t(prompt.IsActive ? "flow.live" : "flow.paused")}
      </Badge>,
    ],
    ...(showsAll
      ? ([
          [t("editor.clientVisible"), t(prompt.IsClientVisible ? "fields.yes" : "fields.no")],
          [t("editor.order"), format.number(prompt.Order)],
        ] as [string, React.ReactNode][])
      : []),
    ...(prompt.Category ? ([[t("editor.category"), prompt.Category]] as [string, string][]) : []),
    ...(prompt.Description ? ([[t("editor.description"), prompt.Description]] as [string, string][]) : []),
  ];
  return (
    <div className={styles.reader}>
      <Card className={spoken.texts}>
        <Text language="en" text={prompt.PromptText_en} />
        <div>
          <Text language="es" text={prompt.PromptText_es} />
          {showsAll && isOutOfDate && <Badge kind="attention">{t("flow.outOfDate")}</Badge>}
        </div>
      </Card>
      <Card>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </div>
  );
}
