import { SignOutForm } from "#components/forms/sign-out-form.tsx";
import { CircleUserRound, KeyRound, LogOut } from "#components/ui/icons.tsx";
import { SoftLink } from "#components/ui/soft-link.tsx";
import { ready } from "#components/ui/static-html.ts";
import styles from "./header.module.css";

type PersonMenuProps = {
  name: string;
  /** What the person is here for, and on which lines of business, in words. */
  groups: string;
  lobs: string;
  words: { menu: string; account: string; signOut: string };
  signOut: () => Promise<void>;
};

/** Who is signed in, their own settings, and the way out. */
export function PersonMenu({ name, groups, lobs, words, signOut }: PersonMenuProps) {
  return (
    <>
      <button
        type="button"
        popoverTarget="person-menu"
        className={styles.tool}
        aria-label={`${name}: ${words.menu}`}
        dangerouslySetInnerHTML={ready(
          <>
            <CircleUserRound />
            <span className={styles.name}>{name}</span>
          </>,
        )}
      />
      <div id="person-menu" popover="auto" className={styles.menu}>
        <div
          className={styles.person}
          dangerouslySetInnerHTML={ready(
            <>
              <p>{name}</p>
              <p>{groups}</p>
              <p>{lobs}</p>
            </>,
          )}
        />
        <SoftLink
          href="/account"
          className={styles.item}
          dangerouslySetInnerHTML={ready(
            <>
              <KeyRound />
              {words.account}
            </>,
          )}
        />
        <SignOutForm person={name} action={signOut}>
          <button
            type="submit"
            className={styles.item}
            dangerouslySetInnerHTML={ready(
              <>
                <LogOut />
                {words.signOut}
              </>,
            )}
          />
        </SignOutForm>
      </div>
    </>
  );
}
