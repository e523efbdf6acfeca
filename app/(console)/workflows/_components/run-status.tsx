import { useTranslations } from "next-intl";
import { Badge, type BadgeKind } from "#components/ui/badge.tsx";
import type { ExecutionStatus } from "#lib/domain/workflows/index.ts";

const looks: Record<ExecutionStatus, { kind: BadgeKind; dot: "full" | "hollow" }> = {
  RUNNING: { kind: "live", dot: "full" },
  PENDING_REDRIVE: { kind: "live", dot: "hollow" },
  SUCCEEDED: { kind: "quiet", dot: "full" },
  FAILED: { kind: "failed", dot: "full" },
  TIMED_OUT: { kind: "failed", dot: "hollow" },
  ABORTED: { kind: "attention", dot: "hollow" },
};

/** How a run stands, in a word. */
export function RunStatus({ status }: { status: ExecutionStatus }) {
  const t = useTranslations("workflows.status");
  return <Badge {...looks[status]}>{t(status)}</Badge>;
}
