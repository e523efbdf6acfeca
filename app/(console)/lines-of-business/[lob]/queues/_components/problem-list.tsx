import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { Fragment } from "react";
import { Card } from "#components/ui/card.tsx";
import { mappingOfKey, type QueueProblem } from "#lib/domain/lines-of-business/browser.ts";
import { lobPath } from "../../../_components/addresses.ts";
import { mappingPath, newMappingPath } from "./addresses.ts";
import styles from "./queues.module.css";

type Props = {
  lob: string;
  problems: readonly QueueProblem[];
  /** Sort keys of stored items that cannot be read. */
  unreadable: readonly string[];
  canChange: boolean;
};

/** The mappings that a problem concerns, each as the way to it. */
function Items({ lob, keys }: { lob: string; keys: readonly string[] }) {
  const t = useTranslations("queues");
  return keys.map((key, place) => {
    const name = mappingOfKey(key);
    return (
      <Fragment key={key}>
        {place > 0 && "; "}
        {name ? (
          <Link href={mappingPath(lob, name)} prefetch={false} scroll={false}>
            {t("problems.item", { intent: name.Intent, language: t(`languages.${name.Language}`) })}
          </Link>
        ) : (
          <Link href={`${lobPath(lob)}#DefaultQueue`} prefetch={false}>
            {t("problems.default")}
          </Link>
        )}
      </Fragment>
    );
  });
}

/** What is the matter, in a sentence, and where it can be mended. */
function Sentence({ lob, problem, canChange }: { lob: string; problem: QueueProblem; canChange: boolean }) {
  const t = useTranslations("queues");
  const { kind, keys, intent, language } = problem;
  if (kind !== "deadEnd")
    return t.rich(`problems.${kind}`, { count: keys.length, items: () => <Items lob={lob} keys={keys} /> });
  const place = { language: language ?? "other" };
  if (intent === undefined)
    return (
      <>
        {t("problems.deadEndOthers", place)}{" "}
        {canChange && <Link href={`${lobPath(lob)}#DefaultQueue`}>{t("table.changeDefault")}</Link>}
      </>
    );
  const [inactive] = keys;
  const name = inactive ? mappingOfKey(inactive) : undefined;
  const to = name
    ? mappingPath(lob, name)
    : newMappingPath(lob, { Intent: intent, Language: language ?? "*" });
  return (
    <>
      {t(name ? "problems.deadEndInactive" : "problems.deadEnd", { intent, ...place })}{" "}
      {canChange && (
        <Link href={to} prefetch={false} scroll={false}>
          {t(name ? "problems.mend" : "add")}
        </Link>
      )}
    </>
  );
}

/** Dead ends, duplicates and everything doubtful in plain words; errors first. */
export function ProblemList({ lob, problems, unreadable, canChange }: Props) {
  const t = useTranslations("queues.problems");
  const format = useFormatter();
  const count = problems.length + (unreadable.length > 0 ? 1 : 0);
  if (count === 0)
    return (
      <p className={styles.fine}>
        <CircleCheck aria-hidden="true" /> {t("none")}
      </p>
    );
  return (
    <Card as="section" aria-labelledby="problems-title" className={styles.problems}>
      <h2 id="problems-title">{t("title", { count })}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.kind} ${problem.intent} ${problem.language} ${problem.keys.join()}`}>
            {problem.severity === "error" ? (
              <CircleAlert role="img" aria-label={t("error")} className={styles.error} />
            ) : (
              <TriangleAlert role="img" aria-label={t("warning")} className={styles.flag} />
            )}
            <span>
              <Sentence lob={lob} problem={problem} canChange={canChange} />
            </span>
          </li>
        ))}
        {unreadable.length > 0 && (
          <li>
            <CircleAlert role="img" aria-label={t("error")} className={styles.error} />
            <span>
              {t("unreadable", {
                count: unreadable.length,
                keys: format.list([...unreadable], { type: "unit" }),
              })}
            </span>
          </li>
        )}
      </ul>
    </Card>
  );
}
