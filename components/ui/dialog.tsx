"use client";

import dynamic from "next/dynamic";
import type { DialogWindowProps } from "./dialog-window.tsx";

// Loaded with the first dialog that opens: most pages are read without one.
const DialogWindow = dynamic(() => import("./dialog-window.tsx").then((module) => module.DialogWindow), {
  ssr: false,
});

export type DialogProps = DialogWindowProps & { isOpen: boolean };

/**
 * A dialog that asks or shows one thing: the rest of the page waits, Escape and "Close" leave it,
 * the focus goes in and comes back to where it was.
 */
export const Dialog = ({ isOpen, ...rest }: DialogProps) => (isOpen ? <DialogWindow {...rest} /> : null);
