import { globSync, readFileSync } from "node:fs";
import compile from "icu-minify/compile";
import format from "icu-minify/format";
import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { locales } from "./locale.ts";
import { messages, type Namespace } from "./messages.ts";

type Tree = { [key: string]: string | Tree };

/** `flows.exists` → sentence, of a whole tree. */
function flat(tree: Tree, path: string[] = []): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[[...path, key].join("."), value]] : [...flat(value, [...path, key])],
    ),
  );
}

// The parser's own numbers for the parts of a message.
const [literal, select, pound] = [0, 5, 7];
type Node = ReturnType<IntlMessageFormat["getAst"]>[number];

/** The arguments and tags of an ICU message, each with its kind, and the cases of a select. */
function argumentsOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    const kind: number = node.type;
    if (kind === literal || kind === pound) return [];
    const own = `${kind}:${"value" in node ? node.value : ""}`;
    if ("options" in node) {
      const cases = kind === select ? [`${own}=${Object.keys(node.options).sort().join("|")}`] : [own];
      return [...cases, ...Object.values(node.options).flatMap((option) => argumentsOf(option.value))];
    }
    return "children" in node ? [own, ...argumentsOf(node.children)] : [own];
  });
}
const signature = (message: string, locale: string) => [
  ...new Set(argumentsOf(new IntlMessageFormat(message, locale).getAst()).sort()),
];

const namespaces = Object.keys(messages.en) as Namespace[];

test("every message file is registered, in both languages", () => {
  const files = globSync("lib/web/i18n/messages/*/*.json").sort();
  expect(files).toEqual(
    locales
      .flatMap((locale) => namespaces.map((name) => `lib/web/i18n/messages/${locale}/${name}.json`))
      .sort(),
  );
});

test.each(namespaces)("%s says the same things in both languages", (namespace) => {
  const [english, spanish] = [flat(messages.en[namespace]), flat(messages.es[namespace])];
  expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [key, message] of english)
    expect([key, signature(spanish.get(key) ?? "", "es")]).toEqual([key, signature(message, "en")]);
});

test.each(locales)("no message in %s is empty, or untidy at its ends", (locale) => {
  for (const namespace of namespaces)
    for (const [key, message] of flat(messages[locale][namespace]))
      expect([
        key,
        message.trim() !== "" && message === message.trim() && !/ {2}|\.\.\./.test(message),
      ]).toEqual([key, true]);
});

/** Something for every argument of a message, and every tag left as it is. */
function sampleOf(message: string, locale: string, count: number) {
  const sample: Record<string, unknown> = {};
  for (const argument of signature(message, locale)) {
    const [kind, name = ""] = argument.split("=")[0]?.split(":") ?? [];
    if (kind === "8") sample[name] = (chunks: unknown[]) => `<${name}>${[chunks].flat().join("")}</${name}>`;
    else
      sample[name] = ["2", "6"].includes(kind ?? "")
        ? count
        : (argument.split("=")[1]?.split("|")[0] ?? name);
  }
  return sample as Record<string, string>;
}

test.each(locales)("what the console is built with says the same in %s as the messages", (locale) => {
  const formatters = {
    getNumberFormat: (of: string, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(of, options),
    getDateTimeFormat: (of: string, options?: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(of, options),
    getPluralRules: (of: string, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(of, options),
  };
  for (const namespace of namespaces)
    for (const [key, message] of flat(messages[locale][namespace]))
      for (const count of [0, 1, 2, 12_345]) {
        const sample = sampleOf(message, locale, count);
        const said = format(compile(message), locale, sample as never, { formatters });
        expect([key, [said].flat().join("")]).toEqual([
          key,
          [new IntlMessageFormat(message, locale).format(sample)].flat().join(""),
        ]);
      }
});

/** Source of the product, without its tests. */
function sources(pattern: string): string[] {
  return globSync(pattern).filter((file) => !/\.test\.tsx?$|node_modules|\.next/.test(file));
}
const read = (file: string) => readFileSync(file, "utf8");

test("every namespace is used", () => {
  const used = sources("{app,components,lib/web}/**/*.{ts,tsx}").map(read).join("\n");
  const unused = namespaces.filter((name) => !new RegExp(`["'\`]${name}[."'\`]`).test(used));
  expect(unused).toEqual([]);
});

test("every reason that the product gives has its sentence", () => {
  const given = sources("{lib,amplify/functions}/**/*.ts").flatMap((file) =>
    [
      ...read(file).matchAll(/new DomainError\(\s*"[A-Z_]+",\s*"([\w.]+)"/g),
      ...read(file).matchAll(/(?:error|reason|message): "([a-z]\w*(?:\.\w+)+)"/g),
    ].map((match) => match[1] ?? ""),
  );
  const known = flat(messages.en.reasons);
  expect(given.length).toBeGreaterThan(20);
  expect([...new Set(given)].filter((reason) => !known.has(reason)).sort()).toEqual([]);
});
