import { useFormatter, useTranslations } from "next-intl";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { ChevronLeft, ChevronRight, Download, X } from "#components/ui/icons.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { RecordFilter } from "#lib/domain/vanity-history/index.ts";
import { FindNumber } from "../../numbers/_components/find-number.tsx";
import { PhoneNumber } from "../../numbers/_components/phone-number.tsx";
import { exportPath, vanityPath, type VanitySearch } from "./addresses.ts";
import styles from "./vanity.module.css";

const dayLength = 86_400_000;
const beside = (day: string, days: number) =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);

/** Looks for a number or a day; both go into the address. */
export function Finding({ search }: { search: VanitySearch }) {
  const t = useTranslations("vanity.find");
  return (
    <section className={styles.panel} aria-labelledby="find">
      <h2 id="find">{t("title")}</h2>
      <div className={styles.finding}>
        <FindNumber
          place="vanity"
          label={t("byNumber")}
          field={t("number")}
          hint={t("hint")}
          button={t("button")}
        >
          <SelectField
            name="as"
            id="find-as"
            label={t("as")}
            defaultValue={search.target ? "target" : "caller"}
          >
            <option value="caller">{t("asCaller")}</option>
            <option value="target">{t("asTarget")}</option>
          </SelectField>
        </FindNumber>
        <form method="get" className={styles.fields} aria-label={t("byDay")}>
          {search.caller && <input type="hidden" name="caller" value={search.caller} />}
          {search.target && <input type="hidden" name="target" value={search.target} />}
          <TextField
            name="day"
            id="find-day"
            type="date"
            label={t("day")}
            hint={t("dayHint")}
            key={search.day}
            defaultValue={search.day}
          />
          <SubmitButton kind="default">{t("showDay")}</SubmitButton>
        </form>
      </div>
    </section>
  );
}

type ChosenProps = {
  search: VanitySearch;
  filter: RecordFilter;
  /** The day that is shown. */
  day?: string;
};

/** What is shown now: the day with its neighbours, or the number with the way back; and all of it as a file. */
export function Chosen({ search, filter, day }: ChosenProps) {
  const t = useTranslations("vanity");
  const format = useFormatter();
  const number = filter.caller ?? filter.target;
  const { caller, target } = search;
  const shown = day && format.dateTime(new Date(day), { dateStyle: "full", timeZone: "UTC" });
  return (
    <div className={styles.chosen}>
      {number && (
        <p>
          {t(filter.caller ? "of.caller" : "of.target")} <PhoneNumber number={number} />
        </p>
      )}
      {shown && <h2>{shown}</h2>}
      {day && (
        <>
          <ButtonLink
            small
            href={vanityPath({ caller, target, day: beside(day, -1) })}
            icon={<ChevronLeft aria-hidden="true" />}
          >
            {t("dayBefore")}
          </ButtonLink>
          <ButtonLink small href={vanityPath({ caller, target, day: beside(day, 1) })}>
            {t("dayAfter")}
            <ChevronRight aria-hidden="true" />
          </ButtonLink>
        </>
      )}
      {(number || search.day) && (
        <ButtonLink small kind="link" href={vanityPath()} icon={<X aria-hidden="true" />}>
          {t("clearFilter")}
        </ButtonLink>
      )}
      <form method="post" action={exportPath} className={styles.download}>
        {caller && <input type="hidden" name="caller" value={caller} />}
        {target && <input type="hidden" name="target" value={target} />}
        {day && <input type="hidden" name="day" value={day} />}
        <Button type="submit" small icon={<Download aria-hidden="true" />}>
          {t("export")}
        </Button>
      </form>
    </div>
  );
}
