import { AudioLines } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Moment } from "#components/ui/moment.tsx";
import { promptPath } from "../../../prompts/_components/addresses.ts";
import styles from "./conversation.module.css";
import type { ShownTurn } from "./shown.ts";

/** A silence of this long, in milliseconds, is told between two turns. */
const gap = 3 * 60_000;

function Gap({ milliseconds }: { milliseconds: number }) {
  const t = useTranslations("sessions.conversation");
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 60) return <li className={styles.gap}>{t("minutesLater", { count: minutes })}</li>;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return <li className={styles.gap}>{t("hoursLater", { count: hours })}</li>;
  return <li className={styles.gap}>{t("daysLater", { count: Math.round(hours / 24) })}</li>;
}

/** The prompt's page, which shows the version that was spoken then. */
const saidPath = ({ flow, name, version }: NonNullable<ShownTurn["prompt"]>, at: string): string =>
  `${promptPath(flow, name)}?${new URLSearchParams({ version: String(version), said: at }).toString()}`;

/** One turn: customer left, bot and agent right, system between. A bot's words lead to the prompt that holds them. */
export function TurnItem({ turn, before, language }: { turn: ShownTurn; before?: string; language: string }) {
  const t = useTranslations("sessions.conversation");
  const format = useFormatter();
  const { role, content, prompt, agent_id, created_at } = turn;
  const silence = before ? Date.parse(created_at) - Date.parse(before) : 0;
  const who = role === "agent" && agent_id ? t("agentNamed", { name: agent_id }) : t(`role.${role}`);
  const spoken = prompt?.language ?? language.split("-")[0];
  return (
    <>
      {silence >= gap && <Gap milliseconds={silence} />}
      <li className={styles.turn} data-role={role}>
        <div className={styles.about}>
          <span className={styles.who}>{who}</span> <Moment at={created_at} />
        </div>
        <div className={styles.words} lang={spoken} dir="auto">
          {content}
        </div>
        {prompt && (
          <Link href={saidPath(prompt, created_at)} className={styles.prompt} prefetch={false}>
            <AudioLines aria-hidden="true" size={16} />
            {t("prompt", { flow: prompt.flow, name: prompt.name, version: format.number(prompt.version) })}
          </Link>
        )}
      </li>
    </>
  );
}
