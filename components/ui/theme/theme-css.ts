const declaration = /^\s*(--amplify-[\w-]+):\s*(.*);$/;
const reference = /var\(\s*(--amplify-[\w-]+)/g;

const namesIn = (css: string) => [...css.matchAll(reference)].map((match) => match[1] ?? "");

/** Dark is for screens: paper is white, whatever its reader prefers. */
const onScreen = (css: string) =>
  css
    .replaceAll("@media (prefers-color-scheme: dark)", "@media screen and (prefers-color-scheme: dark)")
    .replace(/^\[[^\]]+\]\[data-amplify-color-mode="dark"\] \{[^}]*\}$/m, "@media screen {\n$&\n}");

/**
 * A theme's CSS without the tokens of components that are not used: Amplify UI's full set is 130 kB.
 * `styles`: the sheets whose tokens, and those that they refer to, are kept. Colours and sizes all stay.
 */
export function themeCss(cssText: string, styles: readonly string[]): string {
  const values = new Map<string, string>();
  for (const line of cssText.split("\n")) {
    const [, name, value] = declaration.exec(line) ?? [];
    if (name && value) values.set(name, `${values.get(name) ?? ""} ${value}`);
  }
  const used = new Set<string>();
  const queue = styles.flatMap(namesIn);
  for (let name = queue.pop(); name; name = queue.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    queue.push(...namesIn(values.get(name) ?? ""));
  }
  const kept = cssText.split("\n").flatMap((line) => {
    const [, name, value] = declaration.exec(line.replace(/^.*\{\s*(?=--)/, "")) ?? [];
    if (!name) return [line.trim()];
    const isComponents = name.startsWith("--amplify-components-");
    return isComponents && !used.has(name) ? [] : [`  ${name}: ${value};`];
  });
  return onScreen(kept.filter(Boolean).join("\n") + "\n");
}
