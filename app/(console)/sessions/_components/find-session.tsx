import { useTranslations } from "next-intl";
import { Search } from "#components/ui/icons.tsx";
import { sessionsPath, type SessionFilters } from "./addresses.ts";
import styles from "./sessions.module.css";

/** Finds by id, customer and day: plain forms whose answers are addresses. They work without script. */
export function FindSession({ filters, find }: { filters: SessionFilters; find?: string }) {
  const t = useTranslations("sessions.find");
  return (
    <div className={styles.finders}>
      <form action="/sessions" role="search" className={styles.finder}>
        <label htmlFor="find">{t("field")}</label>
        <input
          id="find"
          name="find"
          defaultValue={find ?? filters.customer ?? ""}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          className="amplify-input"
        />
        <button className="amplify-button amplify-button--small" type="submit">
          <Search aria-hidden="true" size={18} />
          {t("button")}
        </button>
      </form>
      <form action="/sessions" className={styles.finder}>
        <label htmlFor="day">{t("day")}</label>
        <input
          id="day"
          name="day"
          type="date"
          defaultValue={filters.day}
          required
          className="amplify-input"
        />
        <input type="hidden" name="status" value={filters.status ?? "any"} />
        <button className="amplify-button amplify-button--small" type="submit">
          {t("showDay")}
        </button>
        {filters.day && <a href={sessionsPath({ status: filters.status })}>{t("clearDay")}</a>}
      </form>
    </div>
  );
}
