// @ts-check
import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Types are checked once, by `npm run typecheck`, for the console and everything else.
  typescript: { ignoreBuildErrors: true },
  // Its button lies over ours, wherever it is put; errors are shown all the same.
  devIndicators: false,
  experimental: {
    // A refused page answers 403 and stays inside the frame (.github/decisions/022).
    authInterrupts: true,
    optimizePackageImports: ["@aws-amplify/ui-react"],
    // An import is a file of at most 10 MB and what was seen of it; the proxy would cut it at 10 MB.
    proxyClientMaxBodySize: "12mb",
  },
  // Node loads these as they are: compiling them cost half of the first page's time under `npm run dev`.
  serverExternalPackages: [
    "@aws-sdk/client-cognito-identity-provider",
    "@aws-sdk/client-connect",
    "@aws-sdk/client-dynamodb",
    "@aws-sdk/lib-dynamodb",
    "@aws-sdk/util-dynamodb",
    "aws-amplify",
    "aws-jwt-verify",
    "date-holidays",
    "zod",
  ],
};

const withMessages = createNextIntlPlugin({
  requestConfig: "./lib/web/i18n/request.ts",
  experimental: {
    // Sentences are taken apart once, when the console is built: neither the server at each start nor the browser
    // has to bring what takes them apart.
    messages: { path: "./lib/web/i18n/messages", format: "json", locales: "infer", precompile: true },
  },
});

export default withMessages(config);
