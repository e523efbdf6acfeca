import { existsSync, readdirSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build as esbuild, type Plugin } from "esbuild";
import { builtinModules } from "./bundling/builtin-modules.ts";
import { plainAws } from "./bundling/plain-aws.ts";
import { requestContract } from "./request-contract.ts";

const root = join(import.meta.dirname, "../..");
const bundlesFolder = join(import.meta.dirname, ".bundles");

/** The functions: every folder here that has a handler. */
export const functionNames = readdirSync(import.meta.dirname).filter((name) =>
  existsSync(join(import.meta.dirname, name, "handler.ts")),
);

/** The folder of a function's bundle: `index.mjs`, and `words.json` where it knows words. */
export const bundleOf = (name: string): string => join(bundlesFolder, name);

/**
 * A schema at the top of a module: `const … = z…;` or `= otherSchema.…;`, whose further lines are indented or begin
 * with a bracket. It is made by calls, so esbuild must be told that it may go where nobody uses it; where somebody does,
 * it is made then.
 */
const schema =
  /^((?:export )?const \w+(?:: [^=\n]+)? = )((?:z|\w+(?:Schema|Input))\b *(?:\.|\n).*(?:\n(?:[ )}\]].*)?)*?);(?=\n(?:\n|[^ )}\]]|(?![^])))/gm;

const madeWhenUsed = `import { madeWhenUsed } from ${JSON.stringify(join(import.meta.dirname, "bundling/made-when-used.ts"))};\n`;
const asked = "asked";

/**
 * Our own modules define things and do nothing when they are loaded: what a function does not use stays out,
 * although it reaches a domain by its index. And `z` as a namespace lets esbuild leave out the parts of zod
 * that nobody calls (its sentences in fifty languages, JSON Schema); as an object it could not. The XML parser
 * is for those who write prompts, and does not say of itself that it may be left out.
 */
const ours: Plugin = {
  name: "ours",
  setup(build) {
    build.onResolve({ filter: /^#lib\// }, ({ path }) => ({
      path: join(root, path.slice(1)),
      sideEffects: false,
    }));
    build.onResolve({ filter: /^saxes$/ }, async ({ path, resolveDir, kind, pluginData }) => {
      if (pluginData === asked) return undefined;
      return { ...(await build.resolve(path, { resolveDir, kind, pluginData: asked })), sideEffects: false };
    });
    // Within a domain too: an index hands on modules by relative names.
    build.onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, importer, resolveDir }) =>
      importer.startsWith(join(root, "lib"))
        ? { path: join(resolveDir, path), sideEffects: false }
        : undefined,
    );
    build.onLoad({ filter: /[\\/](lib|amplify)[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source
        .replace(/^import \{ z \} from "zod";$/m, 'import * as z from "zod";')
        .replace(schema, "$1/* @__PURE__ */ madeWhenUsed(() => $2);");
      return { loader: "ts", contents: contents === source ? source : madeWhenUsed + contents };
    });
  },
};

const unused = "unused";

/**
 * What a function on AWS Lambda never does, and would carry: asking for credentials anywhere but in its own
 * environment (single sign-on, processes, files, instance metadata), describing its schemas to others as JSON Schema,
 * checking formats in JSON Schema (our documents say patterns), remembering discovered endpoints, and event streams,
 * which DynamoDB has not.
 * Event streams are loaded late by the SDK, and esbuild would wrap half of the SDK for the sake of it.
 */
const lambdaOnly: Plugin = {
  name: "lambda-only",
  setup(build) {
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path }) => ({
      path,
      namespace: unused,
    }));
    build.onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ path }) => ({
      path,
      namespace: unused,
    }));
    build.onResolve({ filter: /^@aws-sdk\/endpoint-cache$/ }, ({ path }) => ({ path, namespace: unused }));
    build.onResolve({ filter: /^\.\/format\.js$/ }, ({ path, importer }) =>
      /[\\/]@cfworker[\\/]json-schema[\\/]/.test(importer) ? { path, namespace: unused } : undefined,
    );
    build.onResolve({ filter: /json-schema(-processors)?\.js$/ }, ({ path, importer }) =>
      /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/.test(importer) ? { path, namespace: unused } : undefined,
    );
    build.onLoad({ filter: /json-schema/, namespace: unused }, () => ({
      contents: `const none = () => () => { throw new Error("no JSON Schema here"); };
        export { none as createToJSONSchemaMethod, none as createStandardJSONSchemaMethod };`,
    }));
    build.onLoad({ filter: /credential-provider-node/, namespace: unused }, () => ({
      resolveDir: root,
      contents: `export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";`,
    }));
    // Discovering endpoints is for clients that ask for it; ours do not.
    build.onLoad({ filter: /endpoint-cache/, namespace: unused }, () => ({
      contents: `export class EndpointCache {}`,
    }));
    build.onLoad({ filter: /format\.js/, namespace: unused }, () => ({
      contents: `export const format = {}, fastFormat = {};`,
    }));
    build.onLoad({ filter: /event-streams/, namespace: unused }, () => ({
      contents: `export const EventStreamSerde = undefined, eventStreamSerdeProvider = undefined;
        export const resolveEventStreamSerdeConfig = (config) => config;`,
    }));
  },
};

/**
 * Data of which a function needs a part: of an OpenAPI document the rules for requests, of an SDK's package.json its
 * version (for the name under which it introduces itself).
 */
const partsOfData: Plugin = {
  name: "parts-of-data",
  setup(build) {
    const readJson = async (path: string) =>
      JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
    build.onLoad({ filter: /\.openapi\.json$/ }, async ({ path }) => {
      const document = (await readJson(path)) as Parameters<typeof requestContract>[0];
      return { loader: "json", contents: JSON.stringify(requestContract(document)) };
    });
    build.onLoad({ filter: /[\\/]@aws-sdk[\\/][\w-]+[\\/]package\.json$/ }, async ({ path }) => ({
      loader: "json",
      contents: JSON.stringify({ version: (await readJson(path)).version }),
    }));
  },
};

/** Word lists are data: they lie beside the code, and are read when a number first needs them. */
const wordLists: Plugin = {
  name: "word-lists",
  setup(build) {
    let source = "";
    build.onLoad({ filter: /[\\/]words[\\/]words-data\.ts$/ }, ({ path }) => {
      source = pathToFileURL(path).href;
      return {
        contents: `import { readFileSync } from "node:fs";
          export const wordsData = JSON.parse(readFileSync(new URL("words.json", import.meta.url), "utf8"));`,
      };
    });
    build.onEnd(async () => {
      const bundle = build.initialOptions.outfile ?? "";
      const words = join(dirname(bundle), "words.json");
      if (!(await readFile(bundle, "utf8")).includes("words.json")) return rm(words, { force: true });
      const { wordsData } = (await import(source)) as { wordsData: unknown };
      await writeFile(words, JSON.stringify(wordsData));
    });
  },
};

/** Bundles one function into a folder of its own: ESM for Node.js 24, nothing outside but Node's modules. */
export async function bundleFunction(name: string): Promise<string> {
  await esbuild({
    entryPoints: [join(import.meta.dirname, name, "handler.ts")],
    outfile: join(bundleOf(name), "index.mjs"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    // Of zod's parts for JSON Schema, which are named but never called.
    logOverride: { "import-is-undefined": "silent" },
    plugins: [wordLists, partsOfData, ours, lambdaOnly, plainAws, builtinModules],
    // Packages in CommonJS ask for Node's modules by `require`, which an ES module has not.
    banner: { js: 'const require=process.getBuiltinModule("module").createRequire(import.meta.url);' },
  });
  return bundleOf(name);
}

export const bundleFunctions = (): Promise<string[]> => Promise.all(functionNames.map(bundleFunction));

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const folder of await bundleFunctions()) console.log(folder);
}
