import localFont from "next/font/local";

/** Inter, variable, from its npm package: Latin with the accents of Spanish. No font is fetched from elsewhere. */
export const inter = localFont({
  src: "../../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  display: "swap",
  variable: "--font-inter",
  fallback: ["system-ui", "sans-serif"],
});
