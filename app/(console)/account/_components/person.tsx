import { getTranslations } from "next-intl/server";
import { Card } from "#components/ui/card.tsx";
import type { Actor } from "#lib/kernel/actor.ts";
import styles from "./account.module.css";

/** Who the console takes one for: what a person tells a system admin when something may not be done. */
export async function Person({ actor }: { actor: Actor }) {
  const [t, frame] = await Promise.all([getTranslations("account"), getTranslations("frame")]);
  if (actor.kind !== "user") return null;
  const groups = actor.groups.map((group) => frame(`groups.${group}`)).join(", ");
  const lobs = actor.lobs === "*" ? frame("person.allLobs") : actor.lobs.join(", ");
  return (
    <Card as="section" className={styles.card} aria-labelledby="person">
      <h2 id="person">{t("person.title")}</h2>
      <dl className={styles.facts}>
        <dt>{t("person.name")}</dt>
        <dd>{actor.name}</dd>
        <dt>{t("person.groups")}</dt>
        <dd>{groups || frame("groups.none")}</dd>
        <dt>{t("person.lobs")}</dt>
        <dd>{lobs || frame("person.noLobs")}</dd>
      </dl>
      <p className={styles.soft}>{t("person.change")}</p>
    </Card>
  );
}
