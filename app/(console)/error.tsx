"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef } from "react";
import { State } from "#components/ui/state.tsx";

/** What nobody foresaw: what is safe, the id that is in the log, another try. `digest` is that id. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("common");
  const router = useRouter();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div ref={place} tabIndex={-1}>
      <State
        isPage
        icon={<TriangleAlert />}
        title={t("error.title")}
        actions={
          // Plain: this file's script comes with every page.
          <button
            type="button"
            className="amplify-button amplify-button--primary"
            style={{ gap: "8px" }}
            onClick={retry}
          >
            <RotateCw aria-hidden="true" size={18} />
            {t("retry")}
          </button>
        }
      >
        <p>{t("error.body")}</p>
        {error.digest && <small>{t("requestId", { id: error.digest })}</small>}
      </State>
    </div>
  );
}
