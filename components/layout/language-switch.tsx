import { Languages } from "#components/ui/icons.tsx";
import { ready } from "#components/ui/static-html.ts";
import styles from "./header.module.css";

type LanguageSwitchProps = {
  /** The other language: its code, and its own name for itself. */
  other: { code: string; name: string };
  /** Takes the form field `locale`. */
  action: (form: FormData) => Promise<void>;
};

/** One press to the other language; the name stands in that language, as who needs it reads that one. */
export function LanguageSwitch({ other, action }: LanguageSwitchProps) {
  return (
    <form action={action}>
      <button
        type="submit"
        name="locale"
        value={other.code}
        lang={other.code}
        className={styles.tool}
        dangerouslySetInnerHTML={ready(
          <>
            <Languages />
            {other.name}
          </>,
        )}
      />
    </form>
  );
}
