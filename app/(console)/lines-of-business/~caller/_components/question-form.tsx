"use client";

import { Ear } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition, type ChangeEvent, type FormEvent } from "react";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import styles from "./caller.module.css";
import { askedPath, flowsOf, type Asked } from "./question.ts";

type Props = {
  asked: Asked;
  /** The moment asked for, on the wall clock of the line of business; empty for now. */
  wall: string;
  lobs: readonly { LOB: string; DisplayName: string; TimeZone: string }[];
  flows: readonly { FlowName: string; LOBs: readonly string[] }[];
  intents: readonly string[];
  misread: { at: boolean; number: boolean };
};

/** What is asked. A form of the GET kind: it works as an address too, and without script. */
export function QuestionForm({ asked, wall, lobs, flows, intents, misread }: Props) {
  const t = useTranslations("caller.question");
  const router = useRouter();
  const [isBusy, startTransition] = useTransition();
  const [typed, setTyped] = useState({ ...asked, at: wall });
  const [given, setGiven] = useState(asked);
  // Another address (a quick pick, Back): its question takes the place of what stood here.
  if (askedPath(given) !== askedPath(asked)) {
    setGiven(asked);
    setTyped({ ...asked, at: wall });
  }
  const isFirst = useRef(true);
  useEffect(() => {
    // On a phone the answer stands under the form: it is brought into sight, and nothing moves where it is.
    if (!isFirst.current) document.getElementById("answer")?.scrollIntoView({ block: "nearest" });
    isFirst.current = false;
  }, [given]);
  const own = flowsOf(flows, typed.lob);
  const others = flows.filter((flow) => !own.includes(flow));
  const zone = lobs.find(({ LOB }) => LOB === typed.lob)?.TimeZone ?? "";
  const field = (name: Exclude<keyof Asked, "isDraft">) => ({
    name,
    value: typed[name],
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setTyped((before) => ({ ...before, [name]: target.value })),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // The same minute as before, left as exact as it was.
    const at = typed.at === wall ? asked.at : typed.at;
    startTransition(() =>
      router.push(askedPath({ ...typed, isDraft: asked.isDraft, at }), { scroll: false }),
    );
  }

  return (
    <form method="get" className={styles.question} aria-label={t("label")} onSubmit={submit}>
      <SelectField
        {...field("lob")}
        label={t("lob")}
        onChange={({ target }) =>
          setTyped((before) => ({
            ...before,
            lob: target.value,
            flow: flowsOf(flows, target.value)[0]?.FlowName ?? before.flow,
          }))
        }
      >
        {lobs.map(({ LOB, DisplayName }) => (
          <option key={LOB} value={LOB}>
            {DisplayName}
          </option>
        ))}
      </SelectField>
      <SelectField {...field("flow")} label={t("flow")}>
        {own.length + others.length === 0 && <option value="">{t("noFlow")}</option>}
        {own.length > 0 && (
          <optgroup label={t("ownFlows")}>
            {own.map(({ FlowName }) => (
              <option key={FlowName}>{FlowName}</option>
            ))}
          </optgroup>
        )}
        {others.length > 0 && (
          <optgroup label={t("otherFlows")}>
            {others.map(({ FlowName }) => (
              <option key={FlowName}>{FlowName}</option>
            ))}
          </optgroup>
        )}
      </SelectField>
      <SelectField {...field("language")} label={t("language")}>
        <option value="">{t("languageDefault")}</option>
        <option value="en">{t("en")}</option>
        <option value="es">{t("es")}</option>
      </SelectField>
      <TextField
        {...field("intent")}
        label={t("intent")}
        hint={t("intentHint")}
        list="known-intents"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        optional
      />
      <datalist id="known-intents">
        {intents.map((intent) => (
          <option key={intent} value={intent} />
        ))}
      </datalist>
      <TextField
        {...field("number")}
        type="tel"
        label={t("number")}
        hint={t("numberHint")}
        error={misread.number ? t("numberWrong") : undefined}
        autoComplete="off"
        optional
      />
      <TextField
        {...field("at")}
        type="datetime-local"
        label={t("at")}
        hint={t("atHint", { zone })}
        error={misread.at ? t("atWrong") : undefined}
        optional
      />
      {asked.isDraft && <input type="hidden" name="draft" value="1" />}
      <SubmitButton isBusy={isBusy} icon={<Ear aria-hidden="true" />}>
        {t("ask")}
      </SubmitButton>
    </form>
  );
}
