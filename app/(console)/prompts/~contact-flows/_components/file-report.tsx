import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Card } from "#components/ui/card.tsx";
import type { ExaminedFile, FileRefusal } from "#lib/domain/contact-flows/index.ts";
import styles from "./contact-flows.module.css";
import { PromptsTable } from "./prompts-table.tsx";

/** So many sentences of one file are enough to begin mending. */
const shownProblems = 30;

function Refused({ refused }: { refused: FileRefusal }) {
  const t = useTranslations("contactFlows.refused");
  if (refused.reason === "empty") return t("empty");
  if (refused.reason === "shape") return t("shape", { at: refused.at, block: refused.block ?? "none" });
  return t("json", { line: refused.line, column: refused.column });
}

function Problems({ problems }: Pick<ExaminedFile, "problems">) {
  const t = useTranslations("contactFlows");
  if (problems.length === 0) return <Alert kind="success">{t("report.sound")}</Alert>;
  return (
    <Alert kind="warning" heading={t("report.problems", { count: problems.length })}>
      <ul className={styles.sentences}>
        {problems.slice(0, shownProblems).map(({ fault, block = "", detail = "" }) => (
          <li key={`${fault} ${block} ${detail}`}>{t(`faults.${fault}`, { block, detail })}</li>
        ))}
      </ul>
      {problems.length > shownProblems && (
        <p>{t("report.andMore", { count: problems.length - shownProblems })}</p>
      )}
    </Alert>
  );
}

function Texts({ texts }: Pick<ExaminedFile, "texts">) {
  const t = useTranslations("contactFlows.report");
  const [usual, last] = [texts.filter((text) => !text.isLastWords), texts.filter((text) => text.isLastWords)];
  const list = (shown: typeof texts) => (
    <dl className={styles.texts}>
      {shown.map(({ block, text }) => (
        <div key={block}>
          <dt>{block}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <>
      {usual.length > 0 && (
        <Alert kind="warning" heading={t("texts")}>
          <p>{t("textsAbout")}</p>
          {list(usual)}
        </Alert>
      )}
      {last.length > 0 && (
        <details className={styles.details}>
          <summary>{t("lastWords", { count: last.length })}</summary>
          {list(last)}
        </details>
      )}
    </>
  );
}

/** One file: what is wrong with it, what it asks for, and the words that it brings along. */
export function FileReport({ file }: { file: ExaminedFile }) {
  const t = useTranslations("contactFlows.report");
  const { name, refused, blocks, problems, prompts, unnamed, texts } = file;
  return (
    <Card as="section" className={styles.file}>
      <h3 className={styles.name}>{name}</h3>
      {refused ? (
        <Alert kind="error">
          <Refused refused={refused} />
        </Alert>
      ) : (
        <>
          <p className={styles.soft}>{t("blocks", { blocks, prompts: prompts.length })}</p>
          <Problems problems={problems} />
          {prompts.length > 0 && <PromptsTable file={name} prompts={prompts} />}
          {unnamed.length > 0 && (
            <p>
              {t("unnamed", {
                count: unnamed.length,
                blocks: unnamed.map((block) => `“${block}”`).join(", "),
              })}
            </p>
          )}
          <Texts texts={texts} />
        </>
      )}
    </Card>
  );
}
