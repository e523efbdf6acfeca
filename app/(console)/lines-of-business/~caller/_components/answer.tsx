import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { Alert } from "#components/ui/alert.tsx";
import { zonedIso } from "#lib/domain/lines-of-business/browser-hours.ts";
import type { CallerStep, WhatCallersHear } from "#lib/domain/lines-of-business/index.ts";
import { AnswerSize } from "../../_components/answer-size.tsx";
import { ZonedMoment } from "../../_components/zoned-moment.tsx";
import styles from "./caller.module.css";
import { FlatAnswers } from "./flat-answers.tsx";
import { PlayCall } from "./play-call.tsx";
import { askedPath, type Asked } from "./question.ts";
import { Step } from "./step.tsx";

type Props = { asked: Asked; heard: WhatCallersHear };

/** Live or draft: two addresses of the same question. */
function Contents({ asked }: Pick<Props, "asked">) {
  const t = useTranslations("caller.contents");
  const links = [
    { isDraft: false, label: t("live") },
    { isDraft: true, label: t("draft") },
  ];
  return (
    <nav aria-label={t("label")} className={styles.switch}>
      {links.map(({ isDraft, label }) => (
        <Link
          key={label}
          href={askedPath({ ...asked, isDraft })}
          scroll={false}
          prefetch={false}
          aria-current={asked.isDraft === isDraft ? "true" : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** Moments at which something is different, one press away. */
function Moments({ asked, heard }: Props) {
  const t = useTranslations("caller.moments");
  const { opening, closing, holiday } = heard.next;
  const to = (at: number | undefined) => (at === undefined ? "" : zonedIso(at, heard.timeZone));
  const picks = [
    { label: t("now"), at: "", isShown: asked.at !== "" },
    { label: t("opening"), at: to(opening), isShown: opening !== undefined },
    { label: t("closing"), at: to(closing), isShown: closing !== undefined },
    {
      label: t("holiday", { name: holiday?.name ?? "" }),
      at: to(holiday?.at),
      isShown: holiday !== undefined,
    },
  ].filter(({ isShown }) => isShown);
  return (
    <nav aria-label={t("label")} className={styles.moments}>
      {picks.map(({ label, at }) => (
        <Link key={label} href={askedPath({ ...asked, at })} scroll={false} prefetch={false}>
          {label}
        </Link>
      ))}
    </nav>
  );
}

const spokenOf = (step: CallerStep) => {
  if (step.kind === "recording") return step.spoken ? [step.spoken] : [];
  if (step.kind === "emergency" || step.kind === "instead") return [step.spoken];
  return step.kind === "prompt" && !step.isLeftOut && step.spoken.text.trim() !== "" ? [step.spoken] : [];
};

/** What the answer leaves out or could not read: said before it, never dropped unseen. */
function Notices({ asked, heard }: Props) {
  const t = useTranslations("caller.notices");
  const states = useTranslations("states");
  const unreadable = heard.unreadable.config + heard.unreadable.prompts;
  const leftOut = heard.steps.filter((step) => step.kind === "prompt" && step.isLeftOut).length;
  const { prompts, mappings } = heard.paused;
  return (
    <>
      {unreadable > 0 && <Alert kind="warning">{states("unreadable", { count: unreadable })}</Alert>}
      {leftOut > 0 && <Alert kind="error">{t("leftOut", { count: leftOut })}</Alert>}
      {asked.isDraft && (
        <Alert kind="info">
          {prompts + mappings > 0 ? t("draft", { prompts, mappings }) : t("draftSame")}
        </Alert>
      )}
    </>
  );
}

/** The time line of a call, and how large the answers are from which it was made. */
export function Answer({ asked, heard }: Props) {
  const t = useTranslations("caller");
  const format = useFormatter();
  const spoken = heard.steps.flatMap(spokenOf);
  const seconds = Math.round(spoken.reduce((sum, one) => sum + one.seconds, 0));
  return (
    <section className={styles.answer} aria-labelledby="answer">
      <div className={styles.head}>
        <div aria-live="polite">
          <h2 id="answer">
            {t.rich("call", { when: () => <ZonedMoment at={heard.at} timeZone={heard.timeZone} /> })}
          </h2>
          <p className={styles.about}>
            {t("summary", { spoken: spoken.length, seconds })}
            {!asked.isDraft &&
              heard.paused.prompts > 0 &&
              ` · ${t("paused", { count: heard.paused.prompts })}`}
          </p>
        </div>
        <Contents asked={asked} />
      </div>
      <div className={styles.tools}>
        <Moments asked={asked} heard={heard} />
        <PlayCall spoken={spoken} />
      </div>
      <Notices asked={asked} heard={heard} />
      <ol className={styles.line}>
        {heard.steps.map((step, place) => (
          <Step key={`${place} ${step.kind}`} step={step} heard={heard} isDraft={asked.isDraft} />
        ))}
      </ol>
      <section className={styles.sizes} aria-labelledby="sizes">
        <h2 id="sizes">{t("sizes.title")}</h2>
        <p className={styles.about}>
          {t("sizes.about", { limit: format.number(heard.sizes.limit / 1_000) })}
        </p>
        {heard.sizes.prompts && (
          <AnswerSize
            of={t("sizes.prompts", { flow: asked.flow })}
            bytes={heard.sizes.prompts}
            limit={heard.sizes.limit}
          />
        )}
        <AnswerSize
          of={t("sizes.lob", { lob: heard.displayName })}
          bytes={heard.sizes.lineOfBusiness}
          limit={heard.sizes.limit}
        />
        <FlatAnswers answers={heard.answers} />
      </section>
    </section>
  );
}
