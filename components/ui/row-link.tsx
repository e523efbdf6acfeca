import type { ComponentProps } from "react";

/**
 * A link in one of many rows: a plain one, so that it may stand in static HTML. `SoftLinks` in the frame follows it
 * without loading the page anew; before its script has come the browser does.
 */
export const RowLink = (props: Omit<ComponentProps<"a">, "href"> & { href: string }) => (
  <a data-soft="" {...props} />
);
