import { describe, expect, it } from "vitest";
import { openEdit } from "#components/forms/edit-state.ts";
import { defaultValues } from "#lib/domain/lines-of-business/browser.ts";
import { changesOf, editedNames, errorsByField, idOfField, notesOn, typedOf } from "./settings-state.ts";

const stored = typedOf({ ...defaultValues("retail"), AfterHoursTransferNumber: "+12025550143" });
const typing = (typed: Partial<typeof stored>) => ({ base: stored, typed: { ...stored, ...typed } });

describe("what stands in the fields", () => {
  it("is every setting and flag but hours with their zone, holidays and the emergency", () => {
    expect(editedNames).toHaveLength(14);
    expect(Object.keys(stored).sort()).toEqual([...editedNames].sort());
    expect(stored).toMatchObject({
      MaxQueueWaitSeconds: "600",
      DefaultQueue: { QueueName: "", QueueArn: "" },
      RecordingNoticePrompt: "",
      SpanishEnabled: true,
    });
  });

  it("is sent where it changed, in the type that is stored", () => {
    expect(changesOf(openEdit(stored))).toEqual({});
    const queue = { QueueName: "Sales", QueueArn: "arn" };
    expect(
      changesOf(
        typing({
          MaxQueueWaitSeconds: " 90 ",
          MaxInvalidAttempts: "three",
          AfterHoursTransferNumber: " ",
          DefaultQueue: queue,
          CallbackEnabled: true,
        }),
      ),
    ).toEqual({
      MaxQueueWaitSeconds: { from: 600, to: 90 },
      MaxInvalidAttempts: { from: 3, to: "three" },
      AfterHoursTransferNumber: { from: "+12025550143", to: null },
      DefaultQueue: { from: null, to: queue },
      CallbackEnabled: { from: false, to: true },
    });
  });

  it("is written anew where the stored value cannot be read", () => {
    expect(changesOf(openEdit(stored), ["MaxInvalidAttempts"])).toEqual({
      MaxInvalidAttempts: { from: 3, to: 3 },
    });
  });
});

describe("notes", () => {
  it("tell of settings that do not go together", () => {
    expect(notesOn(stored)).toEqual({});
    const odd = {
      CallRecordingEnabled: true,
      AfterHoursAction: "CALLBACK",
      DefaultLanguage: "es",
      SpanishEnabled: false,
    };
    expect(notesOn({ ...stored, ...odd })).toEqual({
      RecordingNoticePrompt: "recordingWithoutNotice",
      AfterHoursAction: "callbackOff",
      DefaultLanguage: "spanishOff",
    });
    const even = {
      ...odd,
      RecordingNoticePrompt: "Main/notice",
      CallbackEnabled: true,
      SpanishEnabled: true,
    };
    expect(notesOn({ ...stored, ...even })).toEqual({});
  });
});

describe("errors", () => {
  it("stand at one field each", () => {
    const errors = errorsByField({ DefaultQueue: "Wrong", "DefaultQueue.QueueArn": "Wrong", TimeZone: "No" });
    expect(errors).toEqual({ "DefaultQueue.QueueArn": "Wrong", TimeZone: "No" });
    expect(Object.keys(errors).map(idOfField)).toEqual(["DefaultQueue-QueueArn", "TimeZone"]);
    expect(idOfField("DefaultQueue")).toBe("DefaultQueue-QueueName");
  });
});
