import { useNow, useTranslations } from "next-intl";

type Parts = { key: "moment" | "seconds" | "minutes" | "hours" | "days"; values: Record<string, number> };

/** How a length of time (milliseconds) is said: its two largest units. */
export function partsOf(length: number): Parts {
  const seconds = Math.max(0, Math.floor(length / 1_000));
  const [minutes, hours, days] = [60, 3_600, 86_400].map((unit) => Math.floor(seconds / unit)) as [
    number,
    number,
    number,
  ];
  if (seconds < 1) return { key: "moment", values: {} };
  if (minutes < 1) return { key: "seconds", values: { seconds } };
  if (hours < 1) return { key: "minutes", values: { minutes, seconds: seconds % 60 } };
  if (days < 1) return { key: "hours", values: { hours, minutes: minutes % 60 } };
  return { key: "days", values: { days, hours: hours % 24 } };
}

/** How long something took, or has lasted until now. Moments are ISO 8601 UTC. */
export function Duration({ from, to }: { from: string; to?: string }) {
  const t = useTranslations("workflows.duration");
  const now = useNow();
  const { key, values } = partsOf((to ? Date.parse(to) : now.getTime()) - Date.parse(from));
  return <>{t(key, values)}</>;
}
