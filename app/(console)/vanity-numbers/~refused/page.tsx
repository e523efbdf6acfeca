import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { MailCheck } from "#components/ui/icons.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { State } from "#components/ui/state.tsx";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  TableRowHeading,
} from "#components/ui/table.tsx";
import { allows } from "#lib/domain/access/index.ts";
import { listRefused, queueFigures } from "#lib/domain/vanity-history/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { LobsSkeleton } from "../../lines-of-business/_components/skeletons.tsx";
import { PhoneNumber } from "../../numbers/_components/phone-number.tsx";
import { vanityPath } from "../_components/addresses.ts";
import styles from "../_components/vanity.module.css";
import { DecideMessage } from "./_components/decide-message.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("vanity.refused");
  return { title: t("title") };
}

/** Messages that could not be stored, with why; put back or discarded by those who may. No DynamoDB call. */
export default consolePage({ scope: "vanity:read", skeleton: <LobsSkeleton /> }, async (actor) => {
  const [messages, t, vanity, frame] = await Promise.all([
    listRefused(services(), actor),
    getTranslations("vanity.refused"),
    getTranslations("vanity"),
    getTranslations("frame"),
  ]);
  const known = await queueFigures(services(), actor);
  const others = Math.max(0, (known?.refused ?? 0) - messages.length);
  const mayDecide = allows(actor, "vanity:redrive");
  return (
    <MessagesProvider text={await pickMessages("vanity", "numbers")}>
      <PageHeader
        title={t("title")}
        crumbsLabel={frame("breadcrumbs")}
        crumbs={[{ label: vanity("title"), href: vanityPath() }, { label: t("title") }]}
        about={t("about")}
      />
      <div className={styles.page}>
        {others > 0 && <Alert kind="info">{t("others", { count: others })}</Alert>}
        {!mayDecide && messages.length > 0 && <Alert kind="info">{t("readOnly")}</Alert>}
        {messages.length > 0 ? (
          <Table caption={t("caption")} stacked>
            <TableHead>
              <TableHeading>{t("sent")}</TableHeading>
              <TableHeading>{t("why")}</TableHeading>
              <TableHeading>{t("what")}</TableHeading>
              {mayDecide && (
                <TableHeading>
                  <span className="visually-hidden">{t("actions")}</span>
                </TableHeading>
              )}
            </TableHead>
            <TableBody>
              {messages.map(({ id, sentAt, why, caller, contactId, excerpt }) => (
                <TableRow key={id} className={styles.rows}>
                  <TableRowHeading>
                    <Moment at={sentAt} />
                  </TableRowHeading>
                  <TableCell label={t("why")}>
                    {why.kind === "malformed" ? t("malformed", { fields: why.fields }) : t("unstored")}
                  </TableCell>
                  <TableCell label={t("what")}>
                    {excerpt !== undefined && (
                      <code className={styles.excerpt}>{excerpt || t("emptyBody")}</code>
                    )}
                    {caller && <PhoneNumber number={caller} />}
                    {contactId && (
                      <span className={styles.faint}>{vanity("record.contact", { id: contactId })}</span>
                    )}
                  </TableCell>
                  {mayDecide && (
                    <TableCell>
                      <DecideMessage id={id} isMalformed={why.kind === "malformed"} />
                    </TableCell>
                  )}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        ) : (
          <State icon={<MailCheck />} title={t("empty")}>
            {t("emptyAbout")}
          </State>
        )}
      </div>
    </MessagesProvider>
  );
});
