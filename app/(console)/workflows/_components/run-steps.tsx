import { useFormatter, useTranslations } from "next-intl";
import { Moment } from "#components/ui/moment.tsx";
import {
  allStates,
  maskedData,
  type OpenedRun,
  type Standing,
  type Step,
} from "#lib/domain/workflows/index.ts";
import { stepId } from "./addresses.ts";
import { Duration } from "./duration.tsx";
import { RawFailure } from "./failure-words.tsx";
import { signs } from "./run-graph.tsx";
import { useStateWords } from "./state-words.ts";
import styles from "./workflows.module.css";

const order = ["done", "current", "caught", "failed", "stopped", "unreached"] as const satisfies Standing[];

/** What each shape and colour means. */
export function Legend() {
  const t = useTranslations("workflows.standing");
  return (
    <ul className={styles.legend}>
      {order.map((standing) => {
        const Sign = signs[standing];
        return (
          <li key={standing}>
            <Sign aria-hidden="true" size={16} className={styles[standing]} />
            {t(standing)}
          </li>
        );
      })}
    </ul>
  );
}

function Data({ title, json }: { title: string; json: string | undefined }) {
  if (json === undefined) return null;
  return (
    <div>
      <h3>{title}</h3>
      <pre className={styles.data} tabIndex={0} aria-label={title}>
        {maskedData(json)}
      </pre>
    </div>
  );
}

const withSeconds = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;

function StepLine({ step, name, endedAt }: { step: Step; name: string; endedAt?: string }) {
  const t = useTranslations("workflows");
  const format = useFormatter();
  const Sign = signs[step.standing];
  return (
    <li id={stepId(step.id)}>
      <details className={styles.step}>
        <summary>
          <span className={styles.stepName}>
            <Sign aria-hidden="true" size={18} className={styles[step.standing]} />
            {name}
            <span className="visually-hidden">{t(`standing.${step.standing}`)}</span>
          </span>
          {step.failures > 0 && (
            <span className={styles.stepTime}>{t("run.failures", { count: step.failures })}</span>
          )}
          <span className={styles.stepTime}>
            <Duration from={step.enteredAt} to={step.exitedAt ?? endedAt} />
          </span>
        </summary>
        <div className={styles.stepBody}>
          {step.failure && <RawFailure failure={step.failure} />}
          <Data title={t("run.input")} json={step.input} />
          <Data title={t("run.output")} json={step.output} />
          <div>
            <h3>{t("run.events")}</h3>
            <ol className={styles.events}>
              {step.events.map(({ id, type, at }) => (
                <li key={id}>
                  <time dateTime={at}>{format.dateTime(new Date(at), withSeconds)}</time> · {id} · {type}
                </li>
              ))}
            </ol>
          </div>
        </div>
      </details>
    </li>
  );
}

type Props = Pick<OpenedRun, "steps" | "graph" | "isCut" | "execution">;

/** What happened, step by step, each opened to what it was given and what it gave; and what was not reached. */
export function RunSteps({ steps, graph, isCut, execution }: Props) {
  const t = useTranslations("workflows.run");
  const format = useFormatter();
  const wordsOf = useStateWords();
  const reached = new Set(steps.map(({ state }) => state));
  const rest = allStates(graph).filter(({ name }) => !reached.has(name));
  return (
    <>
      {isCut && <p className={styles.faint}>{t("isCut")}</p>}
      {steps.length === 0 && (
        <p className={styles.faint}>
          {t.rich("notBegun", { when: () => <Moment at={execution.startedAt} /> })}
        </p>
      )}
      <ol className={styles.steps}>
        {steps.map((step) => (
          <StepLine key={step.id} step={step} name={wordsOf(step.state)} endedAt={execution.stoppedAt} />
        ))}
      </ol>
      {rest.length > 0 && (
        <div className={styles.notReached}>
          <h3>{t("notReached", { count: rest.length })}</h3>
          <p className={styles.faint}>
            {format.list(
              rest.map(({ name }) => wordsOf(name)),
              { type: "unit" },
            )}
          </p>
        </div>
      )}
    </>
  );
}
