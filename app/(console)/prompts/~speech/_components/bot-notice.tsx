import { useFormatter, useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { BotState } from "#lib/domain/speech-bot/index.ts";

/** Whether the bot has what is saved here, and how it gets there. */
export function BotNotice({ bot }: { bot: BotState }) {
  const t = useTranslations("speech");
  const format = useFormatter();
  if (bot.kind === "none")
    return (
      <Alert kind="info" heading={t("bot.none")}>
        {t("bot.noneAbout")}
      </Alert>
    );
  if (bot.kind === "same") return <Alert kind="success">{t("bot.same")}</Alert>;
  const names = bot.intents.map((intent) => t(`intents.${intent}.name`));
  return (
    <Alert kind="warning" heading={t("bot.behind", { intents: format.list(names, { type: "conjunction" }) })}>
      {t("bot.behindAbout")}
    </Alert>
  );
}
