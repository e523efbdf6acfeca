import type { ComponentProps } from "react";

export type SoftLinkProps = Omit<ComponentProps<"a">, "href"> & {
  href: string;
  /** Left out, the new page is shown from its top. */
  scroll?: false;
};

/**
 * A plain link, so that the server writes it as it stands and the browser has nothing to bring to life. `SoftLinks`
 * in the frame follows it without loading the page anew; before its script has come the browser does.
 */
export const SoftLink = ({ scroll, ...props }: SoftLinkProps) => (
  <a data-soft={scroll === false ? "stay" : ""} {...props} />
);
