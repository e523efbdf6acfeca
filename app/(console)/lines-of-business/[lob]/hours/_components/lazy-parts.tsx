"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Schedule } from "#lib/domain/lines-of-business/browser.ts";
import styles from "./hours.module.css";

const CalendarSkeleton = () => <div className={styles.calendarSkeleton} aria-hidden="true" />;

/** Whether the hours are open by themselves: brings the rules of time zones, so it is loaded when it is wanted. */
export const OpenState = dynamic(() => import("./open-state.tsx").then((module) => module.OpenState), {
  ssr: false,
});
const Calendar = dynamic(() => import("./year-calendar.tsx").then((module) => module.YearCalendar), {
  ssr: false,
  loading: CalendarSkeleton,
});

/** Shows what it holds once it comes near the window's edge; until then a place for it. */
function WhenNear({ place, children }: { place: ReactNode; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!box.current) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setNear(true);
      },
      { rootMargin: "240px" },
    );
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return <div ref={box}>{isNear ? children : place}</div>;
}

/** The year under the fold; follows what is typed above it. */
export const YearCalendar = (props: { schedule: Schedule; today: string }) => (
  <WhenNear place={<CalendarSkeleton />}>
    <Calendar {...props} />
  </WhenNear>
);
