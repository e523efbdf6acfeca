"use client";

import { NextIntlClientProvider, useLocale, useMessages, type Messages } from "next-intl";
import { useMemo, type ReactNode } from "react";

/**
 * Messages for the client components within it, beside those of the providers around it. They come as one text
 * (`pickMessages`): as a tree, React would take each of some hundred sentences apart, write it and read it again.
 */
export function MessagesProvider({ text, children }: { text: string; children: ReactNode }) {
  const around = useMessages();
  const messages = useMemo(() => ({ ...around, ...(JSON.parse(text) as Partial<Messages>) }), [around, text]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
