import { useTranslations } from "next-intl";

/** Who changed something, as people are named: the product's own doing is the system's. */
export function Who({ actor }: { actor: string }) {
  const t = useTranslations("lobs");
  return <>{actor.startsWith("system:") ? t("system") : actor}</>;
}
