/** What of a prompt is switched in its row. */
export type SwitchedField = "IsActive" | "IsClientVisible";

/** The words of each switch, in the messages of `prompts.flow`. */
export const switchWords = {
  IsActive: {
    label: "liveSwitch",
    on: "live",
    off: "paused",
    turnedOn: "switchedLive",
    turnedOff: "switchedPaused",
  },
  IsClientVisible: {
    label: "clientSwitch",
    on: "seen",
    off: "hidden",
    turnedOn: "switchedVisible",
    turnedOff: "switchedHidden",
  },
} as const;
