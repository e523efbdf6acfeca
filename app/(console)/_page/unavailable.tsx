import { getTranslations } from "next-intl/server";
import { CloudOff, RotateCw } from "#components/ui/icons.tsx";
import { State } from "#components/ui/state.tsx";
import type { PageRefusal } from "#lib/web/page.ts";

/** Stands in the place of a page that cannot be shown: what happened, what is safe, and another try. */
export async function Unavailable({ refusal }: { refusal: PageRefusal }) {
  const t = await getTranslations();
  return (
    <State
      isPage
      icon={<CloudOff />}
      title={t("states.unavailable.title")}
      actions={
        // An address of nothing is this page: loaded anew, also where no script runs.
        <a href="" className="amplify-button amplify-button--primary" style={{ gap: "8px" }}>
          <RotateCw aria-hidden="true" size={18} />
          {t("common.retry")}
        </a>
      }
    >
      <p>{refusal.message}</p>
      <p>{t("states.unavailable.safe")}</p>
      <small>{t("common.requestId", { id: refusal.requestId })}</small>
    </State>
  );
}
