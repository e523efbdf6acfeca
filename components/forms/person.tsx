"use client";

import { createContext, useContext, type ReactNode } from "react";

const PersonContext = createContext("");

/** Names who is signed in to forms, whose drafts are kept per person. */
export const PersonProvider = ({ name, children }: { name: string; children: ReactNode }) => (
  <PersonContext value={name}>{children}</PersonContext>
);

export const usePerson = (): string => useContext(PersonContext);
