import Link from "next/link";
import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import {
  knownCause,
  maskedData,
  type Failure,
  type KnownCause,
  type OpenedRun,
} from "#lib/domain/workflows/index.ts";
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

/** Causes of a handoff that say themselves how the session is left, and whether to ask again. */
const tellsAll: readonly (KnownCause | undefined)[] = [
  "noAgent",
  "noManager",
  "declined",
  "sessionGone",
  "sessionNotActive",
];

/**
 * How things stand after a run that ended badly and cannot go on from there: a handoff was undone, all else is begun
 * anew. What the cause says already is not said again.
 */
function AfterIt({ opened, cause }: { opened: OpenedRun; cause?: KnownCause }) {
  const t = useTranslations("workflows.again");
  const { kind, again, canRedrive } = opened;
  if (canRedrive) return null;
  const later = again && "later" in again ? again.later : undefined;
  const isTold = tellsAll.includes(cause);
  if (isTold && !later) return null;
  return (
    <p>
      {!isTold && t(kind)}{" "}
      {later && (
        <Link href={runPath(kind, later)} prefetch={false}>
          {t("later")}
        </Link>
      )}
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
        {opened.run?.stopped_by && <p>{t("run.stoppedBy", { who: opened.run.stopped_by })}</p>}
        {opened.canRedrive && <p>{t("causes.stopped.todo")}</p>}
        <AfterIt opened={opened} />
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
      <AfterIt opened={opened} cause={known} />
      <RawFailure failure={failure} />
    </Alert>
  );
}
