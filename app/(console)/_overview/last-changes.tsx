import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Moment } from "#components/ui/moment.tsx";
import { momentOf } from "#lib/domain/history/browser.ts";
import type { ChangedThing, RecentChange } from "#lib/domain/overview/index.ts";
import { lobPath } from "../lines-of-business/_components/addresses.ts";
import { flowPath, promptPath, speechPath } from "../prompts/_components/addresses.ts";
import styles from "./overview.module.css";

function hrefOf(thing: ChangedThing, action: RecentChange["action"]): string | undefined {
  switch (thing.kind) {
    case "prompt":
      return promptPath(thing.flow, thing.name);
    case "flow":
      return action === "flow.deleted" ? undefined : flowPath(thing.flow);
    case "lob":
      return lobPath(thing.lob);
    case "phrases":
      return speechPath();
    default:
      return undefined;
  }
}

type Props = { changes: readonly RecentChange[]; names: ReadonlyMap<string, string> };

/** What people changed last, each leading to the thing with its history. */
export function LastChanges({ changes, names }: Props) {
  const t = useTranslations("overview.changes");
  const actions = useTranslations("overview.done");
  const format = useFormatter();
  const nameOf = (lob: string) => names.get(lob) ?? lob;
  const said = (thing: ChangedThing): string => {
    if (thing.kind === "prompt") return `${thing.flow} / ${thing.name}`;
    if (thing.kind === "flow") return thing.flow;
    if (thing.kind === "playbook") return thing.name;
    if (thing.kind === "lob") return nameOf(thing.lob);
    if (thing.kind === "phrases") return t("phrases");
    return format.list(thing.lobs.map(nameOf), { type: "conjunction" });
  };
  return (
    <section className={styles.section} aria-labelledby="changes">
      <h2 id="changes">{t("title")}</h2>
      <ol className={styles.changes}>
        {changes.map(({ thing, action, at, actor, others }) => {
          const href = hrefOf(thing, action);
          const key = action as "prompt.saved";
          return (
            <li key={at}>
              <p>
                {actions.has(key) ? actions(key) : actions("other")}:{" "}
                {href ? (
                  <Link href={href} prefetch={false}>
                    {said(thing)}
                  </Link>
                ) : (
                  said(thing)
                )}
                {others > 0 && ` ${t("others", { count: others })}`}
              </p>
              <p className={styles.detail}>
                {t.rich("by", { who: actor, when: () => <Moment at={momentOf(at)} /> })}
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
