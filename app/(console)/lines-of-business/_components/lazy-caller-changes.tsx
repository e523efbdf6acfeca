"use client";

import dynamic from "next/dynamic";

const load = () => import("./caller-changes.tsx");

/** What changes for callers, loaded when something is typed: most visits do without. */
export const CallerChanges = dynamic(() => load().then((module) => module.CallerChanges), { ssr: false });
export const ToCallerChanges = dynamic(() => load().then((module) => module.ToCallerChanges), { ssr: false });
