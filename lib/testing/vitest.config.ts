import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const root = resolve(import.meta.dirname, "../..");
const exclude = ["**/node_modules/**", ".next/**", ".test/**", ".local*/**", "amplify/cdk.out/**"];
// What marks server code for Next.js has no meaning here, and refuses to be imported.
const alias = { "server-only": resolve(root, "node_modules/server-only/empty.js") };

// As with journeys (decision 042): a machine that is not ours may be busy. The summary names what needed it.
const retry = process.env.CI ? 1 : 0;

/**
 * Units beside the code (`*.test.ts`); stores, stack and functions against real engines (`*.integration.test.ts`);
 * what would be deployed, in its templates (`*.synth.test.ts`).
 */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        resolve: { alias },
        test: {
          name: "unit",
          retry,
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.integration.test.ts", "**/*.synth.test.ts"],
          // A property is tried on hundreds of examples, beside everything else.
          testTimeout: 30_000,
        },
      },
      {
        root,
        resolve: { alias },
        test: {
          name: "integration",
          retry,
          include: ["**/*.integration.test.ts"],
          exclude,
          // An engine in Java takes seconds to start on a busy machine, and a thousand situations a minute.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 3,
          // After the units, which are quick to say what is wrong.
          sequence: { groupOrder: 1 },
        },
      },
      {
        root,
        test: {
          name: "synth",
          include: ["amplify/**/*.synth.test.ts"],
          exclude: ["**/node_modules/**", "amplify/cdk.out/**"],
          globalSetup: "amplify/synthesized.ts",
          testTimeout: 30_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
