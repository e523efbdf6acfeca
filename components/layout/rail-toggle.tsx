"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useState } from "react";

const year = 365 * 24 * 60 * 60;

/** Makes the rail narrow or wide; a cookie remembers it, so that the server draws it as it was left. */
export function RailToggle(props: {
  isCollapsed: boolean;
  words: { collapse: string; expand: string };
  className?: string;
}) {
  const [isCollapsed, setCollapsed] = useState(props.isCollapsed);
  const toggle = () => {
    document.getElementById("rail")?.setAttribute("data-collapsed", String(!isCollapsed));
    document.cookie = `rail=${isCollapsed ? "wide" : "narrow"}; path=/; max-age=${year}; samesite=lax`;
    setCollapsed(!isCollapsed);
  };
  const Icon = isCollapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <button
      type="button"
      className={props.className}
      onClick={toggle}
      aria-label={isCollapsed ? props.words.expand : props.words.collapse}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}
