import { useTranslations } from "next-intl";
import { Badge, type BadgeKind } from "#components/ui/badge.tsx";
import type { SessionStatus } from "#lib/domain/sessions/index.ts";

const kinds: Record<SessionStatus, BadgeKind> = {
  active: "live",
  waiting: "attention",
  handed_off: "live",
  disconnected: "quiet",
  archived: "quiet",
  deleted: "failed",
};

/** A session's status in a word; a full dot while somebody is there. */
export function StatusBadge({ status }: { status: SessionStatus }) {
  const t = useTranslations("sessions.status");
  const isOpen = ["active", "waiting", "handed_off"].includes(status);
  return (
    <Badge kind={kinds[status]} dot={isOpen ? "full" : "hollow"}>
      {t(status)}
    </Badge>
  );
}
