import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/** A place in the clients of AWS that does for each call what need not be done: what stands there, and what then does. */
export type Place = { file: RegExp; stands: string; then: string };

const sha256File = /[\\/]checksum[\\/]sha256[\\/]Sha256Node\.js$/;

export const places: readonly Place[] = [
  {
    // An error with its stack, before there is one.
    file: /[\\/]middleware-retry[\\/]retryMiddleware\.js$/,
    stands: "let lastError = new Error();",
    then: "let lastError;",
  },
  {
    // All settings of a client are copied, so that one may be written: it is written over the client's own as well.
    file: /[\\/]middleware-endpoint[\\/]endpointMiddleware\.js$/,
    stands: "{ ...config }, context",
    then: "Object.create(config), context",
  },
  {
    file: /[\\/]schema[\\/]middleware[\\/]schemaSerializationMiddleware\.js$/,
    stands: "{\n        ...config,\n        ...context,\n        endpoint,\n    }",
    then: "Object.assign(Object.create(config), context, { endpoint })",
  },
  {
    file: /[\\/]schema[\\/]middleware[\\/]schemaDeserializationMiddleware\.js$/,
    stands: "{\n            ...config,\n            ...context,\n        }",
    then: "Object.assign(Object.create(config), context)",
  },
  {
    // The name under which a client introduces itself does not change.
    file: /[\\/]middleware-user-agent[\\/]user-agent-middleware\.js$/,
    stands: "(await options.defaultUserAgentProvider()).map(escapeUserAgent)",
    then: "[...(options.introduction ??= (await options.defaultUserAgentProvider()).map(escapeUserAgent))]",
  },
];

/** What the clients of AWS do again for each call, done once or not at all: a sixth of cleaning up a session. */
export const quickCalls: Plugin = {
  name: "quick-calls",
  setup(build) {
    build.onLoad({ filter: sha256File }, () => ({
      contents: 'export { Sha256Node } from "./sha256.ts";',
      resolveDir: import.meta.dirname,
    }));
    for (const { file, stands, then } of places)
      build.onLoad({ filter: file }, async ({ path }) => ({
        contents: (await readFile(path, "utf8")).replace(stands, () => then),
      }));
  },
};
