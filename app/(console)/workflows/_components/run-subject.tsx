import { useTranslations } from "next-intl";
import { runIdOf, workflowRules, type Run, type WorkflowKind } from "#lib/domain/workflows/index.ts";

/** Enough of a long id to tell it from its neighbours; the whole of it is on the run's own page. */
const short = (id: string) => (id.length > 24 ? id.slice(0, 8) : id);

/** What a run is for, in words: a session, or a piece of work. */
export function RunSubject({ kind, name }: { kind: WorkflowKind; name: string }) {
  const t = useTranslations("workflows.for");
  const id = runIdOf(name);
  if (!id || id.kind !== kind) return <>{t("schedule")}</>;
  if (workflowRules[kind].subject === "session")
    return <>{t("session", { id: short(id.subject), attempt: id.attempt })}</>;
  if (id.subject === "all") return <>{t("all", { attempt: id.attempt })}</>;
  return <>{t(kind as "cleanup" | "export", { id: short(id.subject), attempt: id.attempt })}</>;
}

/** Who asked for a run: a person by name, else the product itself. */
export function RunStarter({ run }: { run: Run | undefined }) {
  const t = useTranslations("workflows.for");
  const by = run?.requested_by ?? "";
  return <>{by === "" || by.startsWith("system:") ? t("itself") : by}</>;
}
