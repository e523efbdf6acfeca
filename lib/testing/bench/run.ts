/**
 * `npm run bench`: the figures of 7-quality.md, one JSON line each on standard output, a table at the end.
 * `npm run bench -- lists growth` runs those groups only; `--kills 20` kills that often,
 * `--sessions 50000` compares with fewer than a million. Exit code 1 when a figure is missed.
 */
import { parseArgs } from "node:util";
import { emit, exactly, table, type Figure } from "./figure.ts";
import { groups, type GroupName } from "./groups.ts";
import { say } from "./stage.ts";

const names = Object.keys(groups) as GroupName[];
const isGroup = (name: string): name is GroupName => Object.hasOwn(groups, name);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: "string", default: "100" },
    sessions: { type: "string", default: "1000000" },
  },
});
const options = { kills: Number(values.kills), sessions: Number(values.sessions) };
const unknown = positionals.filter((name) => !isGroup(name));
if (unknown.length > 0 || !Object.values(options).every(Number.isInteger)) {
  console.error(
    `npm run bench -- [group …] [--kills <number>] [--sessions <number>]. Groups: ${names.join(", ")}.`,
  );
  process.exit(2);
}

const all: Figure[] = [];
for (const name of positionals.length > 0 ? positionals.filter(isGroup) : names) {
  say(`${name}: ${groups[name].about}`);
  const began = performance.now();
  let figures: Figure[];
  try {
    figures = await groups[name].run(options);
  } catch (error) {
    console.error(error);
    // A group that broke off has measured nothing: that is a figure missed.
    figures = [exactly(1, { name: `${name}: measured`, value: 0, unit: "" })];
  }
  figures.forEach(emit);
  all.push(...figures);
  say(`${name} took ${Math.round((performance.now() - began) / 1_000)} s`);
}

console.error(`\n${table(all)}\n`);
const missed = all.filter((figure) => !figure.met);
console.error(
  missed.length === 0 ? `All ${all.length} figures met.` : `${missed.length} of ${all.length} missed.`,
);
process.exit(missed.length === 0 ? 0 : 1);
