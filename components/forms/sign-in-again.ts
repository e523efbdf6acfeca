"use client";

import { createContext, useContext } from "react";

/**
 * Asks the person to sign in again without leaving the page, as when an action answered UNAUTHENTICATED.
 * Resolves true when the same person is signed in again, false when they left the dialog. Asked twice at once,
 * one dialog answers both.
 */
export type SignInAgain = () => Promise<boolean>;

export const SignInAgainContext = createContext<SignInAgain>(() => Promise.resolve(false));

export const useSignInAgain = (): SignInAgain => useContext(SignInAgainContext);
