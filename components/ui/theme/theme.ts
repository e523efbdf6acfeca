import { createTheme } from "@aws-amplify/ui-react/server";

/**
 * The look of the console as Amplify UI's tokens. `tokens.css` is made from this (see theme.test.ts);
 * nothing here reaches the browser as script.
 */
const scale = (steps: readonly [string, string, string, string, string, string, string]) => {
  const [s10, s20, s40, s60, s80, s90, s100] = steps;
  return { 10: s10, 20: s20, 40: s40, 60: s60, 80: s80, 90: s90, 100: s100 };
};

const light = {
  // Slate: ground, lines and words.
  neutral: scale(["#f5f7f9", "#ebeff3", "#d6dde4", "#768390", "#4f5d6b", "#334150", "#16202b"]),
  // Deep teal, the one accent: what one can do, and where one is.
  teal: scale(["#e9f5f4", "#cce8e5", "#8accc6", "#2a968e", "#0a6b66", "#085450", "#053d3a"]),
  red: scale(["#fdf0ef", "#fadcd9", "#eda59e", "#cf443a", "#b3261e", "#8f1d17", "#6b1510"]),
  orange: scale(["#fdf4e3", "#fae6bf", "#efc26a", "#bd7f0c", "#875700", "#6b4500", "#503400"]),
  green: scale(["#ebf7ee", "#d0ecd6", "#8ccd99", "#35944a", "#1b7434", "#155b28", "#0f441e"]),
};

const dark = {
  neutral: scale(["#141a21", "#1d252e", "#303b47", "#76838f", "#a5b1bc", "#cdd5dc", "#f1f4f7"]),
  teal: scale(["#0d2726", "#123937", "#185450", "#2f9e96", "#5cc9c0", "#8adcd4", "#b9ece7"]),
  red: scale(["#2c1514", "#45211e", "#70322d", "#d6584e", "#f28b83", "#f6aca6", "#fbd3d0"]),
  orange: scale(["#271d09", "#3d2d0e", "#644a14", "#c98f1d", "#e6b450", "#f0cc85", "#f8e4bd"]),
  green: scale(["#10251a", "#173822", "#255a33", "#3f9f54", "#6cc980", "#98dba6", "#c6ecce"]),
};

/** Information is said in slate: colour is kept for what wants somebody. */
const quiet = (neutral: typeof light.neutral) => ({ ...neutral });

const focusRing =
  "0 0 0 2px var(--amplify-colors-background-primary), 0 0 0 4px var(--amplify-colors-border-focus)";

export const theme = createTheme({
  name: "console",
  tokens: {
    colors: {
      ...light,
      blue: quiet(light.neutral),
      font: {
        primary: "{colors.neutral.100.value}",
        secondary: "{colors.neutral.90.value}",
        tertiary: "{colors.neutral.80.value}",
        disabled: "{colors.neutral.80.value}",
        inverse: "#ffffff",
        interactive: "{colors.teal.80.value}",
        hover: "{colors.teal.90.value}",
        focus: "{colors.teal.80.value}",
        active: "{colors.teal.100.value}",
        error: "{colors.red.80.value}",
        warning: "{colors.orange.80.value}",
        success: "{colors.green.80.value}",
      },
      background: {
        primary: "#ffffff",
        secondary: "{colors.neutral.10.value}",
        tertiary: "{colors.neutral.20.value}",
        disabled: "{colors.neutral.20.value}",
      },
      border: {
        primary: "{colors.neutral.60.value}",
        secondary: "{colors.neutral.40.value}",
        tertiary: "{colors.neutral.20.value}",
        focus: "{colors.teal.80.value}",
        pressed: "{colors.teal.80.value}",
      },
      shadow: {
        primary: "rgb(15 25 35 / 18%)",
        secondary: "rgb(15 25 35 / 10%)",
        tertiary: "rgb(15 25 35 / 5%)",
      },
    },
    fonts: {
      default: {
        variable: { value: "var(--font-inter), system-ui, sans-serif" },
        static: { value: "var(--font-inter), system-ui, sans-serif" },
      },
    },
    fontSizes: { small: "0.875rem", medium: "1rem", large: "1.125rem", xl: "1.375rem", xxl: "1.75rem" },
    radii: { small: "8px", medium: "8px", large: "12px" },
    time: { short: "120ms", medium: "140ms", long: "160ms" },
    components: {
      button: {
        fontSize: { value: "0.9375rem" },
        fontWeight: { value: "600" },
        lineHeight: { value: "1.25rem" },
        paddingBlockStart: { value: "9px" },
        paddingBlockEnd: { value: "9px" },
        paddingInlineStart: { value: "16px" },
        paddingInlineEnd: { value: "16px" },
        borderColor: { value: "{colors.border.primary.value}" },
        _focus: {
          boxShadow: { value: focusRing },
          color: { value: "{colors.font.primary.value}" },
          borderColor: { value: "{colors.border.primary.value}" },
        },
        _hover: {
          backgroundColor: { value: "{colors.background.tertiary.value}" },
          borderColor: { value: "{colors.border.primary.value}" },
          color: { value: "{colors.font.primary.value}" },
        },
        _active: {
          backgroundColor: { value: "{colors.neutral.40.value}" },
          borderColor: { value: "{colors.border.primary.value}" },
          color: { value: "{colors.font.primary.value}" },
        },
        small: {
          fontSize: { value: "0.875rem" },
          paddingBlockStart: { value: "5px" },
          paddingBlockEnd: { value: "5px" },
          paddingInlineStart: { value: "10px" },
          paddingInlineEnd: { value: "10px" },
        },
        primary: {
          backgroundColor: { value: "{colors.teal.80.value}" },
          color: { value: "{colors.font.inverse.value}" },
          _hover: { backgroundColor: { value: "{colors.teal.90.value}" } },
          _focus: { backgroundColor: { value: "{colors.teal.80.value}" }, boxShadow: { value: focusRing } },
          _active: { backgroundColor: { value: "{colors.teal.100.value}" } },
          error: { _focus: { boxShadow: { value: focusRing } } },
        },
        link: { _focus: { boxShadow: { value: focusRing } } },
        destructive: {
          backgroundColor: { value: "{colors.red.80.value}" },
          color: { value: "{colors.font.inverse.value}" },
          _hover: {
            backgroundColor: { value: "{colors.red.90.value}" },
            color: { value: "{colors.font.inverse.value}" },
          },
          _focus: {
            backgroundColor: { value: "{colors.red.80.value}" },
            color: { value: "{colors.font.inverse.value}" },
            boxShadow: { value: focusRing },
          },
          _active: {
            backgroundColor: { value: "{colors.red.100.value}" },
            color: { value: "{colors.font.inverse.value}" },
          },
        },
      },
      fieldcontrol: {
        paddingInlineStart: { value: "12px" },
        paddingInlineEnd: { value: "12px" },
        lineHeight: { value: "1.375rem" },
        borderColor: { value: "{colors.border.primary.value}" },
        color: { value: "{colors.font.primary.value}" },
        _focus: { boxShadow: { value: "0 0 0 1px var(--amplify-colors-border-focus)" } },
        _error: { color: { value: "{colors.font.primary.value}" } },
        _disabled: { borderColor: { value: "{colors.border.secondary.value}" } },
      },
      field: { gap: { value: "6px" }, label: { color: { value: "{colors.font.primary.value}" } } },
      fieldmessages: {
        description: { fontStyle: { value: "normal" }, color: { value: "{colors.font.tertiary.value}" } },
        error: { color: { value: "{colors.font.error.value}" } },
      },
      badge: {
        fontSize: { value: "0.8125rem" },
        fontWeight: { value: "550" },
        lineHeight: { value: "1.25rem" },
        paddingVertical: { value: "1px" },
        paddingHorizontal: { value: "8px" },
      },
      alert: {
        paddingBlock: { value: "12px" },
        paddingInline: { value: "16px" },
        heading: { fontWeight: { value: "650" } },
      },
      card: {
        borderRadius: { value: "8px" },
        padding: { value: "24px" },
        outlined: {
          borderColor: { value: "{colors.border.secondary.value}" },
          borderRadius: { value: "8px" },
        },
      },
      heading: {
        lineHeight: { value: "1.3" },
        1: { fontSize: { value: "1.5rem" }, fontWeight: { value: "650" } },
        2: { fontSize: { value: "1.125rem" }, fontWeight: { value: "650" } },
        3: { fontSize: { value: "1rem" }, fontWeight: { value: "650" } },
        4: { fontSize: { value: "0.875rem" }, fontWeight: { value: "650" } },
      },
      table: {
        header: {
          fontSize: { value: "0.8125rem" },
          fontWeight: { value: "600" },
          color: { value: "{colors.font.tertiary.value}" },
          padding: { value: "8px 12px" },
          borderColor: { value: "{colors.border.secondary.value}" },
        },
        data: {
          fontSize: { value: "0.875rem" },
          padding: { value: "9px 12px" },
          borderColor: { value: "{colors.border.tertiary.value}" },
          verticalAlign: { value: "baseline" },
        },
        row: { hover: { backgroundColor: { value: "{colors.background.secondary.value}" } } },
      },
      breadcrumbs: {
        item: { fontSize: { value: "0.875rem" } },
        link: { color: { value: "{colors.font.interactive.value}" } },
      },
    },
  },
  overrides: [
    {
      colorMode: "dark",
      tokens: {
        colors: {
          ...dark,
          blue: quiet(dark.neutral),
          font: { inverse: "#0b1015" },
          background: { primary: "#141a21", secondary: "#0b1015", tertiary: "#1d252e" },
          shadow: {
            primary: "rgb(0 0 0 / 60%)",
            secondary: "rgb(0 0 0 / 40%)",
            tertiary: "rgb(0 0 0 / 25%)",
          },
        },
      },
    },
  ],
});
