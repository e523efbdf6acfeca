import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { AudioLines } from "#components/ui/icons.tsx";
import { State } from "#components/ui/state.tsx";

/** For those who read what is meant for them, and mend nothing. */
export function Readable({ flows }: { flows: number }) {
  const t = useTranslations("overview.readable");
  return (
    <State
      icon={<AudioLines />}
      title={t("title", { count: flows })}
      actions={
        flows > 0 && (
          <ButtonLink href="/prompts" kind="primary">
            {t("open")}
          </ButtonLink>
        )
      }
    >
      {t(flows > 0 ? "body" : "none")}
    </State>
  );
}
