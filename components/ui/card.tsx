import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

/** A surface on the ground, with Amplify UI's look. `as` a section when it has a heading. */
export function Card({
  as: Element = "div",
  className,
  ...rest
}: ComponentProps<"div"> & { as?: "div" | "section" | "article" }) {
  return <Element {...rest} className={classNames("amplify-card amplify-card--outlined", className)} />;
}
