"use client";

import { useCallback, useState, type ComponentType, type ReactNode } from "react";
import { usePerson } from "#components/forms/person.tsx";
import { SignInAgainContext } from "#components/forms/sign-in-again.ts";
import type { SignInAgainWindowProps } from "./sign-in-again-window.tsx";

type Waiting = (isSignedIn: boolean) => void;

/**
 * Lets every form of the console ask its person to sign in again in place: `useSignInAgain`.
 */
export function SignInAgain({ children }: { children: ReactNode }) {
  const person = usePerson();
  const [Loaded, setLoaded] = useState<ComponentType<SignInAgainWindowProps>>();
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);

  const ask = useCallback(async () => {
    try {
      // No page of the console carries the window and its words: a session seldom ends.
      const { SignInAgainWindow } = await import("./sign-in-again-window.tsx");
      setLoaded(() => SignInAgainWindow);
    } catch {
      // The server cannot be reached: the form says that the session has ended, and keeps its text.
      return false;
    }
    return new Promise<boolean>((resolve) => setWaiting((others) => [...others, resolve]));
  }, []);

  const settle = (isSignedIn: boolean) => {
    setWaiting([]);
    for (const resolve of waiting) resolve(isSignedIn);
  };
  return (
    <SignInAgainContext value={ask}>
      {children}
      {Loaded && waiting.length > 0 && (
        <Loaded person={person} onDone={() => settle(true)} onClose={() => settle(false)} />
      )}
    </SignInAgainContext>
  );
}
