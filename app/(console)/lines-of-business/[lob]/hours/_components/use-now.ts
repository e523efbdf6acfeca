"use client";

import { useEffect, useState } from "react";

/** The present moment in epoch milliseconds: what the server said first, then moving on every few seconds. */
export function useMovingNow(first: number): number {
  const [now, setNow] = useState(first);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
