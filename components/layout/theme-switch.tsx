import { Monitor, Moon, Sun, SunMoon } from "#components/ui/icons.tsx";
import { ready } from "#components/ui/static-html.ts";
import styles from "./header.module.css";

const icons = { system: Monitor, light: Sun, dark: Moon };
type Theme = keyof typeof icons;

type ThemeSwitchProps = {
  label: string;
  chosen: Theme;
  words: Record<Theme, string>;
  /** Takes the form field `theme`. */
  action: (form: FormData) => Promise<void>;
};

/** Light, dark, or as on the device: a popover of the browser's own, without script. */
export function ThemeSwitch({ label, chosen, words, action }: ThemeSwitchProps) {
  return (
    <>
      <button
        type="button"
        popoverTarget="theme-menu"
        className={styles.tool}
        aria-label={label}
        dangerouslySetInnerHTML={ready(<SunMoon />)}
      />
      <div id="theme-menu" popover="auto" className={styles.menu}>
        <form action={action} role="group" aria-label={label}>
          {(Object.keys(icons) as Theme[]).map((theme) => {
            const Icon = icons[theme];
            return (
              <button
                key={theme}
                type="submit"
                name="theme"
                value={theme}
                aria-pressed={theme === chosen}
                className={styles.item}
                dangerouslySetInnerHTML={ready(
                  <>
                    <Icon />
                    {words[theme]}
                  </>,
                )}
              />
            );
          })}
        </form>
      </div>
    </>
  );
}
