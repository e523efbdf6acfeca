import type { ReactNode } from "react";
import { ArrowLeft, ArrowRight, ChevronsLeft } from "#components/ui/icons.tsx";
import { ButtonLink } from "./button-link.tsx";
import styles from "./pagination.module.css";

type Link = { href: string; label: string };
type PaginationProps = {
  /** Names the navigation, e.g. "Pages of prompts": Amplify UI's own leaves this out. */
  label: string;
  /** Address of the first page, when this is not it. */
  first?: Link;
  /** Address of the page before, of lists whose cursors lead back too. */
  previous?: Link;
  /** Address of the next page, when there is one. */
  next?: Link;
  /** What is to be said between going back and going on. */
  children?: ReactNode;
};

/** From page to page of a list, by links; nothing when there is but one page. */
export function Pagination({ label, first, previous, next, children }: PaginationProps) {
  if (!first && !next) return null;
  return (
    <nav aria-label={label} className={styles.pages}>
      {first && (
        <ButtonLink href={first.href} icon={<ChevronsLeft aria-hidden="true" />}>
          {first.label}
        </ButtonLink>
      )}
      {previous && (
        <ButtonLink href={previous.href} icon={<ArrowLeft aria-hidden="true" />}>
          {previous.label}
        </ButtonLink>
      )}
      {children}
      {next && (
        <ButtonLink href={next.href} className={styles.next}>
          {next.label}
          <ArrowRight aria-hidden="true" />
        </ButtonLink>
      )}
    </nav>
  );
}
