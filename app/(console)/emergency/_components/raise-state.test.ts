import { describe, expect, it } from "vitest";
import {
  chooseWords,
  endOf,
  general,
  isTyped,
  lengthOf,
  openRaise,
  own,
  playbooksFor,
  typeWords,
  wordsOf,
  type Prepared,
} from "./raise-state.ts";

const generalWords = { EmergencyText_en: "Closed.", EmergencyText_es: "Cerrado." };
const storm: Prepared = {
  id: "storm",
  Name: "Storm",
  EmergencyText_en: "A storm.",
  EmergencyText_es: "Una tormenta.",
  Minutes: 240,
  LOBs: [],
};
const fire: Prepared = { ...storm, id: "fire", Name: "Fire", Minutes: 90, LOBs: ["claims"] };
const playbooks = [storm, fire];

describe("what is typed to close in an emergency", () => {
  it("begins with words that are always true, and an hour", () => {
    const typed = openRaise(["retail"]);
    expect(wordsOf(typed, playbooks, generalWords)).toEqual(generalWords);
    expect(endOf(typed, new Date("2026-03-02T15:00:00Z"))?.toISOString()).toBe("2026-03-02T16:00:00.000Z");
    expect(isTyped(typed)).toBe(false);
  });

  it("takes words, length and reason from a playbook, and leaves a reason that was typed", () => {
    const chosen = chooseWords(openRaise(["retail"]), "storm", playbooks);
    expect(chosen).toMatchObject({ Reason: "Storm", ending: "240" });
    expect(wordsOf(chosen, playbooks, generalWords).EmergencyText_es).toBe("Una tormenta.");
    expect(chooseWords(chosen, "fire", playbooks).Reason).toBe("Fire");
    expect(chooseWords({ ...chosen, Reason: "Roof" }, "fire", playbooks).Reason).toBe("Roof");
  });

  it("keeps one's own words while a playbook is tried", () => {
    const standing = wordsOf(openRaise([]), playbooks, generalWords);
    const typed = typeWords(openRaise([]), standing, { EmergencyText_en: "We are moving." });
    expect(typed.own).toEqual({ EmergencyText_en: "We are moving.", EmergencyText_es: "Cerrado." });
    const tried = chooseWords(typed, "storm", playbooks);
    expect(wordsOf(tried, playbooks, generalWords).EmergencyText_en).toBe("A storm.");
    expect(wordsOf(chooseWords(tried, own, playbooks), playbooks, generalWords)).toEqual(typed.own);
    expect(isTyped(tried)).toBe(true);
  });

  it("falls back on general words where a playbook was deleted meanwhile", () => {
    expect(wordsOf({ ...openRaise([]), words: "gone" }, playbooks, generalWords)).toEqual(generalWords);
  });

  it("offers what is for these lines of business, and what is chosen", () => {
    expect(playbooksFor(["retail"], playbooks, general)).toEqual([storm]);
    expect(playbooksFor(["claims"], playbooks, general)).toEqual(playbooks);
    expect(playbooksFor(["retail"], playbooks, "fire")).toEqual(playbooks);
  });

  it("ends at midnight, or when somebody says; not at what is no time", () => {
    const now = new Date("2026-03-02T15:00:00Z");
    const midnight = endOf({ ending: "day", typedEnd: "" }, now);
    expect([midnight?.getHours(), midnight?.getMinutes()]).toEqual([0, 0]);
    expect(Number(midnight) - Number(now)).toBeLessThanOrEqual(25 * 3_600_000);
    expect(endOf({ ending: "typed", typedEnd: "2026-03-03T10:30" }, now)).toEqual(
      new Date(2026, 2, 3, 10, 30),
    );
    expect(endOf({ ending: "typed", typedEnd: "" }, now)).toBeUndefined();
    expect(endOf({ ending: "typed", typedEnd: "soon" }, now)).toBeUndefined();
  });

  it("says how long in the largest whole unit", () => {
    expect([30, 60, 90, 240, 1_440, 2_880].map(lengthOf)).toEqual([
      { unit: "minutes", count: 30 },
      { unit: "hours", count: 1 },
      { unit: "minutes", count: 90 },
      { unit: "hours", count: 4 },
      { unit: "days", count: 1 },
      { unit: "days", count: 2 },
    ]);
  });
});
