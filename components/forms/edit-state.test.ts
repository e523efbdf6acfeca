import { describe, expect, it } from "vitest";
import {
  afterSave,
  changedFields,
  isEditState,
  openEdit,
  othersChanges,
  rebase,
  resolve,
} from "./edit-state.ts";

const stored = { name: "Retail", tries: "3", queue: { name: "", arn: "" } };
const typing = { ...openEdit(stored), typed: { ...stored, tries: "5" } };

describe("the fields of an editor", () => {
  it("are changed where they read otherwise than what was seen", () => {
    expect(changedFields(openEdit(stored))).toEqual([]);
    expect(changedFields(typing)).toEqual(["tries"]);
    const same = { base: stored, typed: { ...stored, queue: { name: "", arn: "" } } };
    expect(changedFields(same)).toEqual([]);
  });

  it("take up what others saved, under what was typed", () => {
    const now = { ...stored, name: "Shops", tries: "4" };
    expect(rebase(typing, now)).toEqual({
      base: { ...now, tries: "3" },
      typed: { ...now, tries: "5" },
    });
    expect(rebase(typing, { ...stored, tries: "5" })).toEqual(openEdit({ ...stored, tries: "5" }));
  });

  it("keep what was typed while a save was on its way, and name what others changed", () => {
    const since = { ...typing, typed: { ...typing.typed, name: "Retail shops" } };
    const now = { ...stored, tries: "5", queue: { name: "Sales", arn: "arn" } };
    expect(afterSave(since, typing.typed, now)).toEqual({
      base: now,
      typed: { ...now, name: "Retail shops" },
    });
    expect(othersChanges(typing, now)).toEqual(["queue"]);
  });

  it("follow the person's choice, and leave the rest as it was typed", () => {
    const both = { base: stored, typed: { ...stored, name: "Mine", tries: "5" } };
    const now = { ...stored, name: "Theirs", tries: "4" };
    expect(resolve(both, now, { name: "mine", tries: "theirs" })).toEqual({
      base: now,
      typed: { ...now, name: "Mine" },
    });
    expect(resolve(both, { ...now, tries: "3" }, { name: "theirs" })).toEqual({
      base: { ...now, tries: "3" },
      typed: { ...now, tries: "5" },
    });
  });

  it("are known again in a draft of their own shape alone", () => {
    expect(isEditState(JSON.parse(JSON.stringify(typing)), stored)).toBe(true);
    for (const other of [null, "x", {}, { base: stored }, { base: stored, typed: { name: 1 } }])
      expect(isEditState(other, stored)).toBe(false);
  });
});
