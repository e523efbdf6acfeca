import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { allows } from "#lib/domain/access/index.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { LobPartSkeleton } from "../../_components/skeletons.tsx";
import { LobNotices } from "../_components/lob-notices.tsx";
import { openedLob } from "../_components/opened-lob.ts";
import { HoursEditor } from "./_components/hours-editor.tsx";
import { HoursReader } from "./_components/hours-reader.tsx";

type Props = { params: Promise<{ lob: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ lob }, t] = await Promise.all([params, getTranslations("hours")]);
  return { title: `${lob} · ${t("title")}` };
}

/** The sentences for what the browser finds wrong by itself. */
const known = [
  "zone",
  "time",
  "hoursEmpty",
  "hoursOverlap",
  "holidayName",
  "holidayDate",
  "holidayTwice",
] as const;

async function ownReasons() {
  const { reasons } = await getMessages();
  const lobs = Object.fromEntries(known.map((name) => [name, reasons.lobs[name]]));
  return JSON.stringify({ reasons: { form: { invalid: reasons.form.invalid }, lobs } });
}

/** When a line of business is open: its zone, its week, its holidays, and the year that comes of them. */
export default consolePage<Props>(
  { scope: "config:read", skeleton: <LobPartSkeleton /> },
  async (actor, { params }) => {
    const opened = await openedLob((await params).lob);
    const { lob, values, states } = opened;
    const of = { lob, values, states, mayRestore: lob.canChange && allows(actor, "history:restore") };
    const now = systemClock.now().getTime();
    return (
      <MessagesProvider text={await pickMessages("lobs", "hours", "history", "states", "caller")}>
        <MessagesProvider text={await ownReasons()}>
          <LobNotices opened={opened} mayWrite={allows(actor, "config:write")} />
          {lob.canChange ? <HoursEditor of={of} now={now} /> : <HoursReader of={of} now={now} />}
        </MessagesProvider>
      </MessagesProvider>
    );
  },
);
