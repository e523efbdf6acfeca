"use client";

import { useTranslations } from "next-intl";
import { ChoiceField } from "#components/ui/choice-field.tsx";
import { SwitchField } from "#components/ui/switch-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { settings, type Queue } from "#lib/domain/lines-of-business/browser.ts";
import { PromptNameField } from "./prompt-name-field.tsx";
import { QueueFields } from "./queue-fields.tsx";
import { sentOf, type EditedName, type Typed } from "./settings-state.ts";
import { useSettingWords } from "./setting-words.ts";
import styles from "./settings.module.css";

export type FieldOf<Name extends EditedName = EditedName> = {
  name: Name;
  value: Typed[Name];
  onChange: (value: Typed[Name]) => void;
  errorOf: (field: string) => string | undefined;
};

type Props = FieldOf & { queues: readonly Queue[] };

/** The control of a setting, by its kind. */
export function SettingField({ queues, ...field }: Props) {
  const t = useTranslations("lobs");
  const words = useSettingWords();
  const { name, value, onChange, errorOf } = field;
  const { kind, choices = [], min = 0, max = 0, unit } = settings[name];
  if (typeof value === "object")
    return <QueueFields value={value} onChange={onChange} errorOf={errorOf} queues={queues} />;
  const shared = {
    name,
    label: t(`settings.${name}`),
    hint: t(`help.${name}`, { min, max }),
    error: errorOf(name),
  };
  if (typeof value === "boolean")
    return (
      <SwitchField
        {...shared}
        isOn={value}
        onChange={onChange}
        words={{ on: t("values.on"), off: t("values.off") }}
      />
    );
  const text = {
    ...shared,
    value,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    autoComplete: "off",
  };
  switch (kind) {
    case "choice":
      return (
        <ChoiceField
          {...shared}
          value={value}
          onChange={onChange}
          choices={choices.map((choice) => ({
            value: choice,
            label: t(`choices.${choice}` as "choices.MESSAGE"),
            hint: t(`choiceHelp.${choice}` as "choiceHelp.MESSAGE"),
          }))}
        />
      );
    case "prompt":
      return <PromptNameField {...shared} value={value} onChange={onChange} />;
    case "phone":
      return <TextField {...text} type="tel" inputMode="tel" className={styles.short} optional />;
    case "number": {
      const sent = sentOf(name, value);
      return (
        <div className={styles.number}>
          <TextField {...text} inputMode="numeric" className={styles.figure} />
          {unit && unit !== "times" && (
            <p className={styles.unit}>
              {t(`units.${unit}`)}
              {typeof sent === "number" && ` · ${words(name, sent)}`}
            </p>
          )}
        </div>
      );
    }
    default:
      return <TextField {...text} spellCheck={false} />;
  }
}
