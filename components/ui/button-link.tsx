import type { ReactNode } from "react";
import styles from "./button.module.css";
import { classNames } from "./class-names.ts";
import { SoftLink, type SoftLinkProps } from "./soft-link.tsx";

const modifier = {
  primary: "amplify-button--primary",
  default: undefined,
  link: "amplify-button--link",
} as const;

type ButtonLinkProps = SoftLinkProps & {
  kind?: keyof typeof modifier;
  small?: boolean;
  icon?: ReactNode;
};

/** A link that looks like a button, because it leads to where something is done. Rendered on the server. */
export function ButtonLink({ kind = "default", small, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <SoftLink
      {...rest}
      className={classNames(
        "amplify-button amplify-field-group__control",
        modifier[kind],
        small && "amplify-button--small",
        styles.button,
        className,
      )}
    >
      {icon}
      {children}
    </SoftLink>
  );
}
