export type DemoPrompt = {
  name: string;
  en: string;
  /** Absent where nobody has translated it yet. */
  es?: string;
  /** What the English said when it was translated, where it was changed since. */
  was?: string;
  category: string;
  about?: string;
  /** Spoken unless `false`. */
  active?: boolean;
  /** Seen by `clients` only when `true`. */
  visible?: boolean;
};

export type DemoFlow = {
  FlowName: string;
  Description: string;
  /** Lines of business that speak it. */
  LOBs: string[];
  /** In the order in which callers hear them. */
  prompts: readonly DemoPrompt[];
};
