import { useFormatter, useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import type { LobList } from "#lib/domain/lines-of-business/index.ts";
import styles from "./emergency.module.css";
import { EditPlaybook, NewPlaybook } from "./playbook-dialog.tsx";
import type { NamedLob } from "./playbook-form.tsx";
import { DeletePlaybook } from "./delete-playbook.tsx";
import { lengthOf } from "./raise-state.ts";

type Props = {
  playbooks: LobList["playbooks"];
  lobs: readonly NamedLob[];
  canCreate: boolean;
  /** Whoever is limited to some lines of business prepares texts for these only. */
  isLimited: boolean;
};

/** Texts prepared beforehand, for all who may close; changed by those who change configuration. */
export function Playbooks({ playbooks, lobs, canCreate, isLimited }: Props) {
  const t = useTranslations("emergency.playbooks");
  const raise = useTranslations("emergency.raise");
  const format = useFormatter();
  const nameOf = (lob: string) => lobs.find(({ LOB }) => LOB === lob)?.DisplayName ?? lob;
  const sorted = [...playbooks].sort((one, other) => one.Name.localeCompare(other.Name));
  return (
    <section className={styles.section} aria-labelledby="playbooks">
      <div className={styles.sectionHead}>
        <div>
          <h2 id="playbooks">{t("title")}</h2>
          <p className={styles.quiet}>{t("about")}</p>
        </div>
        {canCreate && <NewPlaybook lobs={lobs} isLimited={isLimited} />}
      </div>
      {sorted.length === 0 && <p className={styles.quiet}>{t(canCreate ? "emptyWriter" : "emptyReader")}</p>}
      <ul className={styles.playbooks}>
        {sorted.map(({ canChange, ...playbook }) => {
          const { unit, count } = lengthOf(playbook.Minutes);
          return (
            <li key={playbook.id}>
              <Card className={styles.playbook}>
                <h3>{playbook.Name}</h3>
                <p className={styles.quiet}>
                  {raise(`lengths.${unit}`, { count })} ·{" "}
                  {playbook.LOBs.length > 0
                    ? format.list(playbook.LOBs.map(nameOf), { type: "unit" })
                    : t("forAll")}
                </p>
                <p lang="en">{playbook.EmergencyText_en}</p>
                <p lang="es">{playbook.EmergencyText_es}</p>
                {canChange && (
                  <div className={styles.buttons}>
                    <EditPlaybook playbook={playbook} lobs={lobs} isLimited={isLimited} />
                    <DeletePlaybook playbook={playbook} />
                  </div>
                )}
              </Card>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
