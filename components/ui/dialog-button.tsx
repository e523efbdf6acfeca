"use client";

import { useState, type ReactNode } from "react";
import { Button, type ButtonProps } from "./button.tsx";
import { Dialog, type DialogProps } from "./dialog.tsx";

export type DialogButtonProps = Pick<DialogProps, "title" | "description" | "isWide"> & {
  /** The button that opens the dialog. */
  button: Omit<ButtonProps, "type" | "onClick">;
  /** What stands in it, made anew each time that it opens; given what closes it. */
  children: (close: () => void) => ReactNode;
};

/** A button and the dialog that it opens. */
export function DialogButton({ button, children, ...dialog }: DialogButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button {...button} type="button" onClick={() => setOpen(true)} />
      <Dialog {...dialog} isOpen={isOpen} onClose={close}>
        {children(close)}
      </Dialog>
    </>
  );
}
