import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./table.module.css";

/**
 * A table rendered on the server, with Amplify UI's look. What is too wide is scrolled inside its own
 * region, which the keyboard reaches; under 720 px use `stacked`: each row becomes a small card,
 * each cell with its `data-label` before it.
 */
export function Table({
  caption,
  stacked,
  children,
}: {
  caption: string;
  stacked?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={classNames(styles.scroll, stacked && styles.stacked)}
      role="region"
      aria-label={caption}
      tabIndex={0}
    >
      <table className={classNames("amplify-table", styles.table)} data-highlightonhover="true">
        <caption className="visually-hidden">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export const TableHead = ({ children }: { children: ReactNode }) => (
  <thead className="amplify-table__head">
    <tr className="amplify-table__row">{children}</tr>
  </thead>
);

export const TableBody = ({ children }: { children: ReactNode }) => (
  <tbody className="amplify-table__body">{children}</tbody>
);

export const TableRow = ({ className, ...rest }: ComponentProps<"tr">) => (
  <tr {...rest} className={classNames("amplify-table__row", className)} />
);

type CellProps = ComponentProps<"td"> & {
  /** Numbers stand right, in figures of one width. */
  numeric?: boolean;
  /** The column's name, shown before the cell where the table is stacked. */
  label?: string;
};

export const TableHeading = ({
  numeric,
  className,
  ...rest
}: ComponentProps<"th"> & { numeric?: boolean }) => (
  <th
    scope="col"
    {...rest}
    className={classNames("amplify-table__th", numeric && styles.numeric, className)}
  />
);

/** The cell that names its row. */
export const TableRowHeading = ({ className, ...rest }: ComponentProps<"th">) => (
  <th scope="row" {...rest} className={classNames("amplify-table__td", styles.rowHeading, className)} />
);

export const TableCell = ({ numeric, label, className, ...rest }: CellProps) => (
  <td
    {...rest}
    data-label={label}
    className={classNames("amplify-table__td", numeric && styles.numeric, className)}
  />
);
