"use client";

import { Suspense, use, useState, type ReactNode } from "react";

type Content = ReactNode | Promise<ReactNode>;
const isLate = (content: Content): content is Promise<ReactNode> =>
  typeof content === "object" && content !== null && "then" in content;

const Shown = ({ content }: { content: Content }) => (isLate(content) ? use(content) : content);

/**
 * A page's content, there or still to come. After a save the page is rendered anew, and may then be quick where
 * it was late or late where it was quick: it keeps its first shape, so that what lives in it (what somebody types,
 * that it was saved, where the focus is) lives on. A skeleton is shown the first time only.
 */
export function Steady({ content, skeleton }: { content: Content; skeleton: ReactNode }) {
  const [wasLate] = useState(() => isLate(content));
  const shown = <Shown content={content} />;
  return wasLate ? <Suspense fallback={skeleton}>{shown}</Suspense> : shown;
}
