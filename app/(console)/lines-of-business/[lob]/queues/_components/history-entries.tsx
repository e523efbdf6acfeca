import { useTranslations } from "next-intl";
import { Moment } from "#components/ui/moment.tsx";
import { momentOf } from "#lib/domain/history/browser.ts";
import type { Change } from "#lib/domain/history/index.ts";
import { Who } from "../../../_components/who.tsx";
import type { HistoryOf } from "./history-of.ts";
import { RestoreMapping } from "./restore-mapping.tsx";
import styles from "./queues.module.css";

const fields = ["QueueName", "QueueArn", "Priority", "IsActive"] as const;

function Value({ value }: { value: unknown }) {
  const t = useTranslations("queues.fields");
  if (typeof value === "boolean") return <>{t(value ? "yes" : "no")}</>;
  return <>{typeof value === "string" || typeof value === "number" ? String(value) : "–"}</>;
}

const actionOf = ({ Action, Before }: Change) =>
  Action === "queue.deleted"
    ? "deleted"
    : Action === "queue.restored"
      ? "restored"
      : Action === "queue.imported"
        ? "imported"
        : Before === undefined
          ? "added"
          : "saved";

/** One change: what, who, when, and each field that it changed. */
function Entry({ of, change, isNewest }: { of: HistoryOf; change: Change; isNewest: boolean }) {
  const t = useTranslations("queues");
  const history = useTranslations("history");
  const { Before, After } = change;
  const changed = fields.filter((field) => Before?.[field] !== After?.[field]);
  // What a deletion took away is brought back from before it; anything else as it was left.
  const side = After ? "After" : "Before";
  return (
    <li className={styles.entry}>
      <h4>{t(`history.${actionOf(change)}`)}</h4>
      <p className={styles.soft}>
        {history.rich("by", {
          who: () => <Who actor={change.Actor} />,
          when: () => <Moment at={momentOf(change.At)} />,
        })}
      </p>
      <dl className={styles.changes}>
        {changed.map((field) => (
          <div key={field}>
            <dt>{t(`fields.${field}`)}</dt>
            <dd>
              {Before && After ? (
                history.rich("was", {
                  before: () => <Value value={Before[field]} />,
                  after: () => <Value value={After[field]} />,
                })
              ) : (
                <Value value={(After ?? Before)?.[field]} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {of.mayRestore && (!isNewest || (side === "Before" && of.version === 0)) && (
        <RestoreMapping of={of} at={change.At} side={side} />
      )}
    </li>
  );
}

/** Changes as items of a list; `newestAt` is the one that left what is there now. */
export const HistoryEntries = (props: { of: HistoryOf; changes: readonly Change[]; newestAt?: string }) =>
  props.changes.map((change) => (
    <Entry key={change.At} of={props.of} change={change} isNewest={change.At === props.newestAt} />
  ));
