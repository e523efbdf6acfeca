"use client";

import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { sameValue } from "#components/forms/edit-state.ts";
import { blocksOf, dragged, gripAt, type Drag, type Point, type Week } from "./week-edit.ts";

/** A press is a drag once the pointer has moved so many pixels. */
const threshold = 4;
/** How far from its edge a window is taken hold of by the edge, in pixels. */
const edge = 10;
const beside = 4;

type Held = { drag: Drag; from: Week; last: Week; x: number; y: number; isMoving: boolean };

/** Where a pointer is on the rows that are drawn; beside them, on the nearest. */
function pointAt(
  area: HTMLElement,
  { clientX, clientY }: { clientX: number; clientY: number },
): Point & { width: number } {
  const rows = [...area.querySelectorAll<HTMLElement>("[data-row]")].map((track) => {
    const box = track.getBoundingClientRect();
    const away = clientY < box.top ? box.top - clientY : Math.max(0, clientY - box.bottom);
    return { row: Number(track.dataset.row), box, away };
  });
  const nearest = rows.reduce((best, row) => (row.away < best.away ? row : best));
  const part = (clientX - nearest.box.left) / nearest.box.width;
  return { row: nearest.row, minute: Math.max(0, Math.min(1, part)) * 1_440, width: nearest.box.width };
}

function take(area: HTMLElement, week: Week, event: PointerEvent): Drag | undefined {
  const target = event.target as Element;
  if (!target.closest("[data-row]")) return undefined;
  const from = pointAt(area, event);
  const pixels = 1_440 / from.width;
  const taken = target.closest<HTMLElement>("[data-place]");
  const blocks = blocksOf(week);
  const block = taken
    ? blocks.find(({ place, part }) => place === Number(taken.dataset.place) && part === taken.dataset.part)
    : // Right beside an edge is meant for the edge.
      blocks.find(({ row, start, end }) => {
        const slip = beside * pixels;
        return row === from.row && start - slip < from.minute && from.minute < end + slip;
      });
  if (!block) return taken ? undefined : { kind: "draw", from };
  return { kind: gripAt(block, from.minute, edge * pixels), place: block.place, from };
}

/**
 * Draws, moves and resizes windows by mouse, pen or finger. The week changes with each quarter of an hour that the
 * pointer passes, so that what is typed beside it moves along; Escape puts it back as it was.
 * `onDone` is told the window's place when it is let go.
 */
export function useWeekDrag(
  week: Week,
  onChange: (week: Week) => void,
  onDone: (place: number, week: Week) => void,
) {
  const held = useRef<Held>(undefined);
  const [isDragging, setDragging] = useState(false);

  const letGo = () => {
    held.current = undefined;
    setDragging(false);
  };
  const putBack = () => {
    if (held.current?.isMoving) onChange(held.current.from);
    letGo();
  };

  // What has the focus while a pointer drags may be anything: Escape is listened for everywhere.
  const latest = useRef(putBack);
  useEffect(() => {
    latest.current = putBack;
  });
  useEffect(() => {
    if (!isDragging) return;
    const cancel = (event: globalThis.KeyboardEvent) => event.key === "Escape" && latest.current();
    window.addEventListener("keydown", cancel);
    return () => window.removeEventListener("keydown", cancel);
  }, [isDragging]);

  return {
    isDragging,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0 || !event.isPrimary) return;
        const drag = take(event.currentTarget, week, event);
        if (!drag) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { drag, from: week, last: week, x: event.clientX, y: event.clientY, isMoving: false };
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const now = held.current;
        if (!now) return;
        now.isMoving ||= Math.hypot(event.clientX - now.x, event.clientY - now.y) >= threshold;
        if (!now.isMoving) return;
        setDragging(true);
        const next = dragged(now.from, now.drag, pointAt(event.currentTarget, event));
        if (sameValue(next, now.last)) return;
        now.last = next;
        onChange(next);
      },
      onPointerUp: () => {
        const now = held.current;
        letGo();
        if (now?.isMoving && !sameValue(now.last, now.from))
          onDone(now.drag.kind === "draw" ? now.from.length : now.drag.place, now.last);
      },
      onPointerCancel: putBack,
    },
  };
}

/** What a key does to the window that has the focus. */
export type KeyDone =
  | { kind: "nudge"; grip: "start" | "end" | "move"; by: { minutes?: number; days?: number } }
  | { kind: "remove" }
  | undefined;

/** Arrows move; with Shift, left and right change the end, up and down the start; Delete takes out. */
export function keyDone({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent, step: number): KeyDone {
  if (ctrlKey || metaKey || altKey) return undefined;
  const sideways = { ArrowLeft: -step, ArrowRight: step }[key];
  const upright = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (sideways !== undefined)
    return { kind: "nudge", grip: shiftKey ? "end" : "move", by: { minutes: sideways } };
  if (upright !== undefined)
    return shiftKey
      ? { kind: "nudge", grip: "start", by: { minutes: upright * step } }
      : { kind: "nudge", grip: "move", by: { days: upright } };
  return key === "Delete" || key === "Backspace" ? { kind: "remove" } : undefined;
}
