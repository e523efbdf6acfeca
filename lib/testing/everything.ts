/** `npm test`: types, lint, units, stores, functions, synth, and journeys in a browser; one count at the end. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { provideChromium } from "./chromium.ts";
import { failureLines } from "./failure-lines.ts";

/** How many tests ended how; the names of those that failed, each with the first lines of why. */
type Count = { passed: number; failed: number; skipped: number; failures: string[]; secondTries?: string[] };
type Step = { name: string; command: string[]; count: (ok: boolean) => Count };

const root = resolve(import.meta.dirname, "../..");
const reports = join(root, ".test", "reports");
const say = (line: string) => console.log(`\n▸ ${line}`);

const single = (ok: boolean): Count => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, failures: [] });

const beneath = (messages: readonly string[]) => failureLines(messages).map((line) => `    ${line}`);

/** Reads a runner's own report; a run that wrote none, or failed without a failed test, counts as one failure. */
function reported(file: string, read: (report: never) => Count) {
  return (ok: boolean): Count => {
    const path = join(reports, file);
    if (!existsSync(path)) return single(false);
    const count = read(JSON.parse(readFileSync(path, "utf8")) as never);
    return ok || count.failed > 0 ? count : { ...count, failed: 1 };
  };
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    /** Why the file itself could not be run, else empty. */
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};
type VitestTest = VitestReport["testResults"][number]["assertionResults"][number];
const told = (before: string, { fullName, failureMessages }: VitestTest) => [
  `${before}${fullName}`,
  ...beneath(failureMessages),
];
const vitestCount = (report: VitestReport): Count => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests,
  failures: report.testResults
    .filter((file) => file.status === "failed")
    .flatMap((file) => [
      relative(root, file.name),
      ...beneath([file.message]),
      ...file.assertionResults.filter((one) => one.status === "failed").flatMap((one) => told("  ", one)),
    ]),
  // A test that passed and says why it failed has failed first.
  secondTries: report.testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ status, failureMessages }) => status === "passed" && failureMessages.length > 0)
    .flatMap((one) => told("on its second try: ", one)),
});

type PlaywrightSuite = {
  title: string;
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    file: string;
    line: number;
    ok: boolean;
    tests: { status: string; results: { errors: { message?: string }[] }[] }[];
  }[];
};
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: PlaywrightSuite[];
  /** Of no test: a console that did not start. */
  errors: { message?: string }[];
};
type PlaywrightSpec = PlaywrightSuite["specs"][number];
const messagesOf = (errors: { message?: string }[]) => errors.flatMap(({ message }) => message ?? []);
/** A test that was tried twice says why it failed first. */
const whyOf = ({ tests }: PlaywrightSpec) =>
  tests.flatMap(({ results }) => messagesOf(results.find(({ errors }) => errors.length > 0)?.errors ?? []));
const namesOf = (
  { suites = [], specs }: PlaywrightSuite,
  counts: (spec: PlaywrightSpec) => boolean,
  before = "",
): string[] => [
  ...specs
    .filter(counts)
    .flatMap((one) => [`${before}${one.file}:${one.line} ${one.title}`, ...beneath(whyOf(one))]),
  ...suites.flatMap((suite) => namesOf(suite, counts, before)),
];
const playwrightCount = reported("playwright.json", ({ stats, suites, errors }: PlaywrightReport) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
  failures: [
    ...failureLines(messagesOf(errors)),
    ...suites.flatMap((suite) => namesOf(suite, ({ ok }) => !ok)),
  ],
  secondTries: suites.flatMap((suite) =>
    namesOf(suite, ({ tests }) => tests.some(({ status }) => status === "flaky"), "on its second try: "),
  ),
}));

const types: Step = { name: "types", command: ["npm", "run", "--silent", "typecheck"], count: single };
const lint: Step = { name: "lint", command: ["npm", "run", "--silent", "lint"], count: single };
function vitest(name: string, projects: string[]): Step {
  const file = `${projects.join("-")}.json`;
  return {
    name,
    command: [
      ...["vitest", "run", "--config", "lib/testing/vitest.config.ts"],
      ...projects.map((project) => `--project=${project}`),
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, file)}`],
    ],
    count: reported(file, vitestCount),
  };
}
const tests = vitest("units, stores, functions", ["unit", "integration"]);
const templates = vitest("templates", ["synth"]);
const journeys: Step = {
  name: "journeys in Chromium on a production build",
  command: ["playwright", "test", "--config", "e2e/playwright.config.ts"],
  count: playwrightCount,
};

function run(command: string[]): Promise<boolean> {
  const [program = "", ...rest] = command;
  const bin = join(root, "node_modules", ".bin");
  return new Promise((done) => {
    const child = spawn(program, rest, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        PATH: `${bin}:${process.env.PATH}`,
        NEXT_TELEMETRY_DISABLED: "1",
        PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, "playwright.json"),
      },
    });
    child.on("error", () => done(false));
    child.on("exit", (code) => done(code === 0));
  });
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
say(`Chromium: ${provideChromium(say)}`);

const total = { passed: 0, failed: 0, skipped: 0 };
const summary: string[] = [];

async function take({ name, command, count }: Step): Promise<void> {
  say(name);
  const began = Date.now();
  const ok = await run(command);
  const { failures, secondTries = [], ...counted } = count(ok);
  for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += counted[key];
  const seconds = Math.round((Date.now() - began) / 1000);
  summary.push(
    `  ${ok ? "ok  " : "FAIL"} ${name}: ${counted.passed} passed, ${counted.failed} failed (${seconds} s)`,
    ...[...failures, ...secondTries].map((line) => `         ${line}`),
  );
}
// Two lanes: what keeps one core busy or installs runs beside what waits for engines.
await Promise.all([take(lint).then(() => take(templates)), take(types).then(() => take(tests))]);
await take(journeys);

console.log(`\n${summary.join("\n")}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
