import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { bestFive, lexiconOf, splitWords } from "#lib/domain/vanity-numbers/index.ts";
import { exhaustiveSearch, mostCovered, refuses } from "#lib/testing/every-vanity.ts";
import { atLeast, atMost, exactly, forTheRecord, type Figure } from "./figure.ts";
import { root } from "./root.ts";
import { median } from "./timing.ts";

const run = promisify(execFile);
const languages = ["en", "es"] as const;
type Language = (typeof languages)[number];

/** Numbers of seven digits, spread over all of them; the same in every run. */
const sample = (count: number): string[] =>
  Array.from({ length: count }, (_, place) =>
    String((place * 7_368_787 + 2_255_669) % 10_000_000).padStart(7, "0"),
  );

/** So many numbers take some tenths of a millisecond: less than a process usually has before another's turn. */
const together = 100;

/** Microseconds a number takes, in rounds over all of them: of each hundred the quickest round, the rest is noise. */
function microseconds(work: (digits: string) => unknown, numbers: readonly string[]): number {
  const quickest = new Float64Array(Math.ceil(numbers.length / together)).fill(Infinity);
  for (let round = 0; round < 30; round += 1)
    for (let place = 0; place < quickest.length; place += 1) {
      const some = numbers.slice(place * together, (place + 1) * together);
      const began = performance.now();
      for (const digits of some) work(digits);
      quickest[place] = Math.min(quickest[place] ?? Infinity, performance.now() - began);
    }
  return (quickest.reduce((sum, milliseconds) => sum + milliseconds) * 1_000) / numbers.length;
}

/** Milliseconds to load the words in a process that has loaded nothing yet, and to the first answer. */
async function loading(language: Language): Promise<{ load: number; first: number }> {
  const index = join(root, "lib/domain/vanity-numbers/index.ts");
  const source = `
    const { bestFive, readLexicon } = await import(${JSON.stringify(index)});
    const began = performance.now();
    const lexicon = readLexicon("${language}");
    const loaded = performance.now();
    bestFive(lexicon, "3569377");
    console.log(JSON.stringify({ load: loaded - began, first: performance.now() - began }));`;
  const tries: { load: number; first: number }[] = [];
  for (let time = 0; time < 15; time += 1) {
    const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", source], { cwd: root });
    tries.push(JSON.parse(stdout) as { load: number; first: number });
  }
  return {
    load: Math.min(...tries.map(({ load }) => load)),
    first: median(tries.map(({ first }) => first)),
  };
}

const covered = (language: Language, letters: string | undefined): number =>
  letters === undefined
    ? 0
    : splitWords(lexiconOf(language), letters)
        .filter(({ word }) => word !== undefined)
        .reduce((sum, { text }) => sum + text.length, 0);

function quality(language: Language): Figure[] {
  const lexicon = lexiconOf(language);
  const every = exhaustiveSearch(language);
  const most = mostCovered(language, 0);
  const numbers = sample(1_000);
  let ours = 0;
  let best = 0;
  let wrong = 0;
  for (const digits of numbers) {
    const five = bestFive(lexicon, digits);
    const true5 = every(digits).slice(0, 5);
    if (five.map(({ score }) => score).join() !== true5.map(({ score }) => score).join()) wrong += 1;
    ours += covered(language, five[0]?.letters);
    best += most(digits);
  }
  return [
    exactly(0, {
      name: `vanity ${language}: numbers whose five are not the true five best`,
      value: wrong,
      unit: "numbers",
      note: `of ${numbers.length}, beside an exhaustive search`,
    }),
    atLeast(0.98, {
      name: `vanity ${language}: digits in words, of the most possible`,
      value: ours / best,
      unit: "",
      note: `${ours} of ${best} digits, first of the five`,
    }),
  ];
}

/** Judged by another make than the search's own: see every-vanity.ts. */
function offences(language: Language): Figure {
  const lexicon = lexiconOf(language);
  const numbers = sample(10_000);
  const said = numbers.flatMap((digits) =>
    bestFive(lexicon, digits)
      .map(({ letters }) => splitWords(lexicon, letters).map(({ text }) => text))
      .filter((parts) => parts.length === 0 || refuses(parts)),
  );
  return exactly(0, {
    name: `vanity ${language}: offensive, or not made of words`,
    value: said.length,
    unit: "vanity numbers",
    note: `of ${numbers.length} numbers`,
  });
}

/** Speed, loading and quality of the vanity numbers. */
export async function measureVanity(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const numbers = sample(20_000);
  for (const language of languages) {
    const lexicon = lexiconOf(language);
    const { load, first } = await loading(language);
    figures.push(
      atMost(2, {
        name: `vanity ${language}: a number of seven digits in a loop`,
        value: microseconds((digits) => bestFive(lexicon, digits), numbers),
        unit: "µs",
        note: `${numbers.length} different numbers, of each hundred the best of 30 rounds`,
      }),
      forTheRecord({
        name: `vanity ${language}: ten digits, split into words`,
        value: microseconds(
          (digits) => bestFive(lexicon, `202${digits}`).map(({ letters }) => splitWords(lexicon, letters)),
          numbers.slice(0, 500),
        ),
        unit: "µs",
      }),
      atMost(5, {
        name: `vanity ${language}: words loaded`,
        value: load,
        unit: "ms",
        note: `in a new process, best of 15; first answer after ${Math.round(first * 10) / 10} ms`,
      }),
      ...quality(language),
      offences(language),
    );
  }
  return figures;
}
