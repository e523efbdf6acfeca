import { SignOutForm } from "#components/forms/sign-out-form.tsx";
import { CircleUserRound, KeyRound, LogOut } from "#components/ui/icons.tsx";
import { SoftLink } from "#components/ui/soft-link.tsx";
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
      >
        <CircleUserRound aria-hidden="true" />
        <span className={styles.name}>{name}</span>
      </button>
      <div id="person-menu" popover="auto" className={styles.menu}>
        <div className={styles.person}>
          <p>{name}</p>
          <p>{groups}</p>
          <p>{lobs}</p>
        </div>
        <SoftLink href="/account" className={styles.item}>
          <KeyRound aria-hidden="true" />
          {words.account}
        </SoftLink>
        <SignOutForm person={name} action={signOut}>
          <button type="submit" className={styles.item}>
            <LogOut aria-hidden="true" />
            {words.signOut}
          </button>
        </SignOutForm>
      </div>
    </>
  );
}
