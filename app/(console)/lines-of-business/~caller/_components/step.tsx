import {
  Ambulance,
  DoorClosed,
  DoorOpen,
  Languages,
  ListEnd,
  MessageSquareText,
  MessageSquareWarning,
  Mic,
  MoonStar,
  PhoneCall,
} from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { flowPath, promptPath } from "#app/(console)/prompts/_components/addresses.ts";
import { Badge } from "#components/ui/badge.tsx";
import { mappingOfKey } from "#lib/domain/lines-of-business/browser.ts";
import type { CallerStep, WhatCallersHear } from "#lib/domain/lines-of-business/index.ts";
import { hoursPath, queuesPath, settingPath } from "../../_components/addresses.ts";
import { mappingPath } from "../../[lob]/queues/_components/addresses.ts";
import styles from "./caller.module.css";
import { NextState, StateWords } from "./state-words.tsx";
import { StepRow } from "./step-row.tsx";
import { UnsavedWords } from "./unsaved-words.tsx";

type Kind<Of extends CallerStep["kind"]> = Extract<CallerStep, { kind: Of }>;
type Of<Name extends CallerStep["kind"]> = { step: Kind<Name>; heard: WhatCallersHear };

function LanguageStep({ step, heard: { lob } }: Of<"language">) {
  const t = useTranslations("caller.step");
  const isDefault = step.decidedBy === "DefaultLanguage";
  return (
    <StepRow
      icon={<Languages />}
      title={t("language", { language: t(step.language) })}
      decided={
        isDefault ? { href: settingPath(lob, "DefaultLanguage"), label: t("byDefaultLanguage") } : undefined
      }
    >
      <p>{t(isDefault ? "languageDefault" : "languageAsked")}</p>
      {step.isSpanishOff && (
        <p className={styles.attention}>
          {t("spanishOff")} <Link href={settingPath(lob, "SpanishEnabled")}>{t("bySpanish")}</Link>
        </p>
      )}
    </StepRow>
  );
}

function RecordingStep({ step: { notice, spoken }, heard: { lob } }: Of<"recording">) {
  const t = useTranslations("caller.step");
  const bySetting = { href: settingPath(lob, "RecordingNoticePrompt"), label: t("byRecording") };
  const isShown = notice && notice.found !== "foreign" && notice.found !== "gone";
  return (
    <StepRow
      icon={<Mic />}
      title={t("recording")}
      spoken={spoken}
      spokenName={notice?.name}
      decided={
        isShown
          ? { href: promptPath(notice.flow, notice.name), label: t("byPrompt", { name: notice.name }) }
          : bySetting
      }
    >
      {!spoken && (
        <p className={styles.attention}>
          {t(`recordingNot.${notice?.found === "spoken" ? "paused" : (notice?.found ?? "none")}`, {
            prompt: notice ? `${notice.flow}/${notice.name}` : "",
          })}
        </p>
      )}
    </StepRow>
  );
}

function StateStep({ step: { state }, heard: { lob, timeZone } }: Of<"state">) {
  const t = useTranslations("caller.step");
  const decided = state.emergency
    ? { href: "/emergency", label: t("byEmergency") }
    : state.holiday
      ? { href: `${hoursPath(lob)}#part-Holidays`, label: t("byHoliday", { name: state.holiday.Name }) }
      : { href: hoursPath(lob), label: t("byHours") };
  return (
    <StepRow
      icon={state.open ? <DoorOpen /> : <DoorClosed />}
      title={<StateWords state={state} />}
      tone={state.open ? "good" : state.emergency ? "bad" : undefined}
      decided={decided}
    >
      <NextState state={state} timeZone={timeZone} />
    </StepRow>
  );
}

function PromptStep({ step, isDraft }: { step: Kind<"prompt">; isDraft: boolean }) {
  const t = useTranslations("caller.step");
  const { flow, name } = step.prompt;
  return (
    <StepRow
      icon={<MessageSquareText />}
      title={
        <Link href={promptPath(flow, name)} prefetch={false}>
          {name}
        </Link>
      }
      badge={
        <>
          {!step.isLive && (
            <Badge kind="attention" dot="hollow">
              {t("draftOnly")}
            </Badge>
          )}
          {step.isOtherLanguage && <Badge kind="attention">{t("otherLanguage")}</Badge>}
          {step.isLeftOut && <Badge kind="failed">{t("leftOut")}</Badge>}
        </>
      }
      spoken={step.spoken}
      spokenName={name}
      tone={step.isLeftOut ? "aside" : undefined}
    >
      {isDraft && <UnsavedWords flow={flow} name={name} language={step.spoken.language} />}
    </StepRow>
  );
}

function QueueStep({ step: { queue, isLive, isReached }, heard: { lob } }: Of<"queue">) {
  const t = useTranslations("caller.step");
  const mapping = queue.key === undefined ? undefined : mappingOfKey(queue.key);
  const by = {
    exact: t("queueBy.exact", {
      intent: mapping?.Intent ?? "",
      language: t(mapping?.Language === "es" ? "es" : "en"),
    }),
    language: t("queueBy.language", { intent: mapping?.Intent ?? "" }),
    default: t("queueBy.default"),
    none: t("queueBy.none"),
  };
  return (
    <StepRow
      icon={<ListEnd />}
      title={queue.queue ? t("queue", { name: queue.queue.QueueName }) : t("noQueue")}
      badge={
        !isLive && (
          <Badge kind="attention" dot="hollow">
            {t("draftOnly")}
          </Badge>
        )
      }
      decided={{
        href: mapping
          ? mappingPath(lob, mapping)
          : queue.source === "default"
            ? settingPath(lob, "DefaultQueue")
            : queuesPath(lob),
        label: mapping
          ? t("byMapping", { name: `${mapping.Intent} · ${mapping.Language}` })
          : t(queue.source === "default" ? "byDefaultQueue" : "byQueues"),
      }}
      tone={isReached ? undefined : "aside"}
    >
      <p className={queue.source === "none" ? styles.attention : undefined}>
        {by[queue.source]} {queue.priority !== undefined && t("priority", { priority: queue.priority })}
      </p>
      {!isReached && queue.queue && <p>{t("queueClosed")}</p>}
      {queue.passedOver.length > 0 && (
        <p>
          {t("passedOver", {
            mappings: queue.passedOver
              .map(mappingOfKey)
              .map((one) => (one ? `${one.Intent} · ${one.Language}` : ""))
              .join(", "),
          })}
        </p>
      )}
    </StepRow>
  );
}

function AfterHoursStep({ step, heard: { lob } }: Of<"afterHours">) {
  const t = useTranslations("caller.step");
  return (
    <StepRow
      icon={<MoonStar />}
      title={t(`afterHours.${step.action}`, { number: step.transferNumber ?? t("noNumber") })}
      decided={{ href: settingPath(lob, "AfterHoursAction"), label: t("byAfterHours") }}
    />
  );
}

function CallbackStep({ step: { offer }, heard: { lob } }: Of<"callback">) {
  const t = useTranslations("caller.step");
  const { decidedBy } = offer;
  return (
    <StepRow
      icon={<PhoneCall />}
      title={t(offer.isOffered ? "callback" : offer.why === "held" ? "heldCallback" : "noCallback")}
      // Who holds the number is not for everybody who may ask this: the function's own answer decided, not a page.
      decided={
        decidedBy === "callback-set"
          ? undefined
          : {
              href: settingPath(lob, decidedBy),
              label: t(decidedBy === "AfterHoursAction" ? "byAfterHours" : "byCallback"),
            }
      }
      tone={offer.isOffered ? undefined : "aside"}
    >
      <p className={offer.why === "contradiction" ? styles.attention : undefined}>
        {t(`callbackWhy.${offer.why}`, { minutes: offer.windowMinutes })}
      </p>
    </StepRow>
  );
}

/** One thing that is heard or decided, with the way to what decided it. */
export function Step({
  step,
  heard,
  isDraft,
}: {
  step: CallerStep;
  heard: WhatCallersHear;
  isDraft: boolean;
}) {
  const t = useTranslations("caller.step");
  switch (step.kind) {
    case "language":
      return <LanguageStep step={step} heard={heard} />;
    case "recording":
      return <RecordingStep step={step} heard={heard} />;
    case "state":
      return <StateStep step={step} heard={heard} />;
    case "emergency":
      return (
        <StepRow
          icon={<Ambulance />}
          title={t("emergency")}
          spoken={step.spoken}
          spokenName={t("emergency")}
          decided={{ href: "/emergency", label: t("byEmergencyWords") }}
        />
      );
    case "prompt":
      return <PromptStep step={step} isDraft={isDraft} />;
    case "instead":
      return (
        <StepRow
          icon={<MessageSquareWarning />}
          title={t("instead")}
          spoken={step.spoken}
          spokenName={t("instead")}
          decided={{ href: flowPath(step.flow), label: t("byFlow", { flow: step.flow }) }}
        >
          <p className={styles.attention}>{t("insteadWhy")}</p>
        </StepRow>
      );
    case "queue":
      return <QueueStep step={step} heard={heard} />;
    case "afterHours":
      return <AfterHoursStep step={step} heard={heard} />;
    case "callback":
      return <CallbackStep step={step} heard={heard} />;
  }
}
