import { useFormatter, useTranslations } from "next-intl";
import { EndNow } from "#app/(console)/_banner/end-now.tsx";
import { Card } from "#components/ui/card.tsx";
import type { ClosureGroup, ClosureInForce } from "#lib/web/lines-of-business.ts";
import { ClosureFacts } from "./closure-facts.tsx";
import styles from "./emergency.module.css";

type EndProps = { closures: readonly ClosureInForce[]; label: string; className?: string };

/** One press that ends some of what is in force; nothing where none of it may be ended by the reader. */
function End({ closures, label, className }: EndProps) {
  const t = useTranslations("emergency.banner");
  const format = useFormatter();
  const mine = closures.filter(({ canCloseNow }) => canCloseNow);
  if (mine.length === 0) return null;
  const names = format.list(
    mine.map(({ DisplayName }) => DisplayName),
    { type: "conjunction" },
  );
  return (
    <EndNow
      className={className}
      closures={mine.map(({ LOB, emergency }) => ({ lob: LOB, StartedAt: emergency.StartedAt }))}
      words={{
        end: label,
        label: t("endLabel", { names }),
        ending: t("ending"),
        ended: t("ended", { names }),
        already: t("already"),
      }}
    />
  );
}

/** The closures in force, together as they were raised; each, its parts, or all ended by one press. */
export function InForce({ groups }: { groups: readonly ClosureGroup[] }) {
  const t = useTranslations("emergency.inForce");
  const format = useFormatter();
  const all = groups.flatMap((group) => group.closures);
  return (
    <section className={styles.section} aria-labelledby="in-force">
      <div className={styles.sectionHead}>
        <h2 id="in-force">{t("title", { count: all.length })}</h2>
        {groups.length > 1 && <End closures={all} label={t("endAll")} />}
      </div>
      {groups.map(({ emergency, closures }) => (
        <Card key={closures[0]?.LOB} as="article" className={styles.closure}>
          <h3>
            {format.list(
              closures.map(({ DisplayName }) => DisplayName),
              { type: "conjunction" },
            )}
          </h3>
          <ClosureFacts emergency={emergency} />
          <div className={styles.buttons}>
            <End closures={closures} label={t("end")} className={styles.large} />
            {closures.length > 1 &&
              closures.map((closure) => (
                <End
                  key={closure.LOB}
                  closures={[closure]}
                  label={t("endOne", { name: closure.DisplayName })}
                  className={styles.large}
                />
              ))}
          </div>
        </Card>
      ))}
    </section>
  );
}
