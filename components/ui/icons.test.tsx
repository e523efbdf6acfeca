import * as lucide from "lucide-react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import * as icons from "./icons.tsx";

const inner = (svg: string) => svg.replace(/^<svg[^>]*>|<\/svg>$/g, "");

test.each(Object.entries(icons))("%s has the lines of lucide's own", (name, Icon) => {
  const Own = (lucide as unknown as Record<string, typeof lucide.Siren>)[name];
  if (!Own) throw new Error(`lucide has no ${name}`);
  const drawn = renderToStaticMarkup(<Icon />);
  expect(inner(drawn)).toBe(inner(renderToStaticMarkup(<Own />)));
  expect(inner(drawn)).toMatch(/^<(path|rect|circle)/);
});

test("an icon has the size and the class that it is given, and is silent", () => {
  expect(renderToStaticMarkup(<icons.Siren size={18} className="own" />)).toMatch(
    /^<svg viewBox="0 0 24 24" width="18" height="18" class="icon own" aria-hidden="true">/,
  );
});
