import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { ready } from "./static-html.ts";

/** The body of a `Table` in which nothing is alive: its rows cost as little as their words. See {@link ready}. */
export const StaticTableBody = ({ children }: { children: ReactNode }) => (
  <tbody className="amplify-table__body" dangerouslySetInnerHTML={ready(children)} />
);

/** One row in which nothing is alive, of a table whose other rows stay as they are when this one changes. */
export const StaticTableRow = ({ className, children }: { className?: string; children: ReactNode }) => (
  <tr className={classNames("amplify-table__row", className)} dangerouslySetInnerHTML={ready(children)} />
);
