// The house of .github/decisions/001, held by lint: which room may import which, and where each line lives.
import next from "@next/eslint-plugin-next";
import boundaries from "eslint-plugin-boundaries";
import { importX } from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const element = (type) => ({ element: { type } });
const elements = (...types) => ({ element: { types: { anyOf: types } } });
const from = (type, ...to) => ({ from: element(type), allow: { to: elements(...to) } });
const sameDomain = {
  from: element("domain"),
  allow: { to: { element: { type: "domain", captured: { area: "{{from.element.captured.area}}" } } } },
};
const byIndex = (type) => ({
  from: element(type),
  allow: { to: { element: { type: "domain", fileInternalPath: "{index,browser,browser-hours}.ts" } } },
});

/** Restricts imports by pattern; the message says where such a line lives instead. */
const refuseImports = (...patterns) => ({ "no-restricted-imports": ["error", { patterns }] });
const aws = {
  regex: "^@aws-sdk/",
  message: "AWS is spoken to in *-store.ts, lib/platform, lib/testing and amplify only.",
};
const nextOnly = { regex: "^next(/|$|-intl)", message: "next/* only in app, components and lib/web." };
const react = { regex: "^(react|react-dom)(/|$)", message: "React only in app, components and lib/web." };

const environment = {
  "no-restricted-syntax": [
    "error",
    {
      selector: "MemberExpression[object.name='process'][property.name='env']",
      message: "process.env is read in lib/platform/*env.ts and in configuration only.",
    },
    {
      selector: "NewExpression[callee.name='ScanCommand']",
      message: "There is no Scan: every read is a GetItem, BatchGetItem or Query.",
    },
  ],
};

export default tseslint.config(
  {
    ignores: [
      "node_modules/**",
      ".next/**",
      ".local*/**",
      ".test/**",
      "next-env.d.ts",
      "**/cdk.out/**",
      "amplify/node_modules/**",
      "lib/testing/bench/tools/node_modules/**",
      "amplify/toolchain/**",
      "amplify/functions/.bundles/**",
      "test-results/**",
      "playwright-report/**",
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js", "*.mjs"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { boundaries, "import-x": importX },
    settings: {
      "import/resolver": { typescript: { project: "./tsconfig.json" } },
      "import-x/resolver": { typescript: { project: "./tsconfig.json" } },
      "boundaries/elements": [
        { type: "app", pattern: "app", partialMatch: false },
        { type: "ui", pattern: "components/ui", partialMatch: false },
        { type: "components", pattern: "components", partialMatch: false },
        { type: "web", pattern: "lib/web", partialMatch: false },
        { type: "domain", pattern: "lib/domain/*", capture: ["area"], partialMatch: false },
        { type: "platform", pattern: "lib/platform", partialMatch: false },
        { type: "kernel", pattern: "lib/kernel", partialMatch: false },
        { type: "bench", pattern: "lib/testing/bench", partialMatch: false },
        { type: "testing", pattern: "lib/testing", partialMatch: false },
        { type: "functions", pattern: "amplify/functions", partialMatch: false },
        { type: "workflows", pattern: "amplify/workflows", partialMatch: false },
        { type: "local", pattern: "amplify/local", partialMatch: false },
        { type: "deployment", pattern: "amplify", partialMatch: false },
        { type: "e2e", pattern: "e2e", partialMatch: false },
      ],
      "boundaries/files": [
        { category: "test", pattern: "**/*.test.{ts,tsx}" },
        { category: "contract", pattern: "amplify/api/*.openapi.json" },
        // The flows that the console compares itself with.
        { category: "contract", pattern: "amplify/contact-flows/*.json" },
        { category: "root", pattern: "*.{ts,js,mjs}" },
      ],
    },
    rules: {
      "boundaries/no-unknown-files": "error",
      "boundaries/dependencies": [
        "error",
        {
          default: "disallow",
          policies: [
            from("app", "app", "ui", "components", "web", "kernel"),
            byIndex("app"),
            from("components", "components", "ui"),
            from("ui", "ui"),
            {
              from: element("components"),
              allow: { to: elements("kernel", "domain"), dependency: { kind: "type" } },
            },
            from("web", "web", "platform", "kernel"),
            byIndex("web"),
            from("domain", "platform", "kernel"),
            byIndex("domain"),
            sameDomain,
            from("platform", "platform", "kernel"),
            from("kernel", "kernel"),
            from("testing", "testing", "platform", "kernel", "domain", "workflows"),
            // The bench starts the whole product, and measures it from outside and inside.
            from("bench", "bench", "testing", "local", "functions", "e2e", "web", "platform", "kernel"),
            byIndex("bench"),
            from("functions", "functions", "platform", "kernel"),
            byIndex("functions"),
            from("local", "local", "functions", "platform", "kernel", "testing", "workflows"),
            byIndex("local"),
            from("deployment", "deployment", "functions", "platform", "kernel", "workflows"),
            // What the console holds and the deployment builds: the speech bot's phrases.
            byIndex("deployment"),
            from("workflows", "workflows", "deployment", "functions", "platform", "kernel"),
            from("e2e", "e2e", "platform", "testing", "local", "kernel"),
            byIndex("e2e"),
            // The proxy and configuration at the root, where tools insist on finding them.
            { from: { file: { categories: "root" } }, allow: { to: elements("web", "platform", "testing") } },
            { from: { file: { categories: "root" } }, allow: { to: { file: { categories: "root" } } } },
            // Tests bring engines and builders.
            {
              from: { file: { categories: "test" } },
              allow: { to: elements("testing", "web", "domain", "platform", "kernel", "local", "functions") },
            },
            // An API's document is the rule for all who answer or call it.
            { allow: { to: { file: { categories: "contract" } } } },
            { allow: { to: { module: { origin: "{external,core}" } } } },
          ],
        },
      ],
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "max-lines": ["error", { max: 300, skipBlankLines: false }],
      ...environment,
    },
  },
  {
    files: ["app/**", "components/**", "lib/web/**"],
    plugins: { "react-hooks": reactHooks, "@next/next": next },
    settings: { next: { rootDir: import.meta.dirname } },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...next.configs.recommended.rules,
      ...next.configs["core-web-vitals"].rules,
      // There is no pages directory.
      "@next/next/no-html-link-for-pages": "off",
      ...refuseImports(aws),
    },
  },
  { files: ["lib/kernel/**", "lib/domain/**"], rules: refuseImports(aws, nextOnly, react) },
  { files: ["lib/platform/**", "amplify/**"], rules: refuseImports(nextOnly, react) },
  { files: ["**/*-store.ts"], rules: refuseImports(nextOnly, react) },
  { files: ["**/*.test.ts", "**/*.test.tsx"], rules: { "no-restricted-imports": "off", "max-lines": "off" } },
  {
    files: [
      "lib/platform/*env.ts",
      "lib/testing/**",
      "amplify/local/**",
      "amplify/{backend,synth,deploy}.ts",
      "e2e/**",
      "*.{js,ts,mjs}",
    ],
    rules: { "no-restricted-syntax": "off" },
  },
  { files: ["**/*.js", "**/*.mjs"], ...tseslint.configs.disableTypeChecked },
  {
    // Their types are in amplify/toolchain, which is installed when it is needed: `npm run synth` checks them.
    files: [
      "amplify/{backend,synth}.ts",
      "amplify/{api,auth,buckets,queues,tables}/**",
      "amplify/contact-flows.synth.test.ts",
      "amplify/contact-flows/resource.ts",
      "amplify/speech-bot/resource.ts",
      "amplify/workflows/*resource.ts",
      "amplify/functions/*/resource.ts",
      "amplify/functions/_shared/{connect-function,define-callback-function,execution-permissions,key-permissions}.ts",
    ],
    ...tseslint.configs.disableTypeChecked,
  },
  {
    // A shared name says nothing of what a file does.
    files: ["**/*{util,Util,helper,Helper}*.{ts,tsx}"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "Program", message: "Name the file after what it does: no util, no helper." },
      ],
    },
  },
);
