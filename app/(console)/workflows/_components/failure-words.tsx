import Link from "next/link";
import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { knownCause, maskedData, type Failure, type OpenedRun } from "#lib/domain/workflows/index.ts";
import { runPath } from "./addresses.ts";
import { useStateWords } from "./state-words.ts";
import styles from "./workflows.module.css";

/** What went wrong as the workflow told it, for those who mend it. */
export function RawFailure({ failure }: { failure: Failure }) {
  return (
    <p className={styles.cause}>
      {failure.error && <code>{failure.error}</code>} {failure.cause && maskedData(failure.cause)}
    </p>
  );
}

/**
 * What can be done after a run ended badly, where it cannot go on from there: a handoff was undone and may be asked for
 * anew, all else is started anew.
 */
function AfterIt({ kind, again, canRedrive }: Pick<OpenedRun, "kind" | "again" | "canRedrive">) {
  const t = useTranslations("workflows.again");
  if (canRedrive) return null;
  return (
    <p>
      {t(kind)}{" "}
      {again && "later" in again && (
        <Link href={runPath(kind, again.later)} prefetch={false}>
          {t("later")}
        </Link>
      )}
      {kind === "export" && <Link href="/sessions/~exports">{t("exports")}</Link>}
    </p>
  );
}

/** Why a run ended badly and what to do, in plain words; an unknown cause is shown as it is, with its reference. */
export function FailureWords({ opened }: { opened: OpenedRun }) {
  const t = useTranslations("workflows");
  const wordsOf = useStateWords();
  const { execution, steps } = opened;
  if (execution.status === "ABORTED")
    return (
      <Alert kind="warning" heading={t("causes.stopped.why")}>
        <p>
          {opened.run?.stopped_by
            ? t("run.stoppedBy", { who: opened.run.stopped_by })
            : t("causes.stopped.todo")}
        </p>
        <AfterIt {...opened} />
      </Alert>
    );
  if (execution.status !== "FAILED" && execution.status !== "TIMED_OUT") return null;
  const last = steps.findLast(({ standing }) => standing === "failed");
  // A state that only ends the run says less than the error that led to it.
  const led = steps.findLast(({ standing, failure }) => standing === "caught" && failure);
  const failure: Failure = {
    error: execution.error ?? last?.failure?.error ?? led?.failure?.error,
    cause: execution.cause ?? last?.failure?.cause ?? led?.failure?.cause,
  };
  const known = knownCause(failure.error) ?? knownCause(led?.failure?.error);
  const where = led ?? last;
  return (
    <Alert kind="error" heading={known ? t(`causes.${known}.why`) : t("causes.unknown.why")}>
      <p>{known ? t(`causes.${known}.todo`) : t("causes.unknown.todo", { id: execution.name })}</p>
      {where && <p>{t("run.failedAt", { state: wordsOf(where.state) })}</p>}
      <AfterIt {...opened} />
      <RawFailure failure={failure} />
    </Alert>
  );
}
