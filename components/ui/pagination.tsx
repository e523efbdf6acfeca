import { ArrowRight, ChevronsLeft } from "lucide-react";
import { ButtonLink } from "./button-link.tsx";
import styles from "./pagination.module.css";

type PaginationProps = {
  /** Names the navigation, e.g. "Pages of prompts": Amplify UI's own leaves this out. */
  label: string;
  /** Address of the first page, when this is not it. */
  first?: { href: string; label: string };
  /** Address of the next page, when there is one. Cursors lead forward only. */
  next?: { href: string; label: string };
};

/** From page to page of a list, by links; nothing when there is but one page. */
export function Pagination({ label, first, next }: PaginationProps) {
  if (!first && !next) return null;
  return (
    <nav aria-label={label} className={styles.pages}>
      {first && (
        <ButtonLink href={first.href} icon={<ChevronsLeft aria-hidden="true" />}>
          {first.label}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink href={next.href} className={styles.next}>
          {next.label}
          <ArrowRight aria-hidden="true" />
        </ButtonLink>
      )}
    </nav>
  );
}
