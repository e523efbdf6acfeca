import { readdirSync } from "node:fs";
import { resolve, sep } from "node:path";
import {
  places,
  publicPlaces,
  redirects,
  roles,
  type Answer,
  type Place,
  type Role,
} from "./support/access-matrix.ts";
import { expectSafe } from "./support/guarded.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/journey.ts";
import { tokensOf } from "./support/stolen-session.ts";

const app = resolve(import.meta.dirname, "../app");

/** `app/(console)/prompts/[flow]/page.tsx` → `/prompts/[flow]` */
const routes = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((file) => file.split(sep).at(-1) === "page.tsx")
  .map((file) => {
    const folders = file.split(sep).slice(0, -1);
    return `/${folders.filter((folder) => !folder.startsWith("(")).join("/")}`;
  });

test("every page has a journey", () => {
  const known = new Set([...places.map((place) => place.route), ...publicPlaces, ...redirects]);
  expect(routes.filter((route) => !known.has(route))).toEqual([]);
  expect([...known].filter((route) => !routes.includes(route))).toEqual([]);
});

/** What the server itself answers, without a browser: a page that came late says in its stream what it is. */
const statuses: Record<Answer, number> = { opens: 200, forbidden: 403, "not found": 404 };
const refusal = /NEXT_HTTP_ERROR_FALLBACK;(\d+)/;

for (const role of roles)
  test.describe(`as ${role}`, () => {
    test.use({ role });
    for (const place of places)
      test(`${place.path} ${place.answers[role]}`, async ({ request }) => {
        const answer = await request.get(place.path, { maxRedirects: 0 });
        const html = await answer.text();
        const late = refusal.exec(html)?.[1];
        expect(late ? Number(late) : answer.status()).toBe(statuses[place.answers[role]]);
        expect(answer.headers()["cache-control"]).toContain("no-store");
      });
  });

test.describe("a stranger", () => {
  for (const place of places)
    test(`is sent from ${place.path} to sign in`, async ({ request }) => {
      const answer = await request.get(place.path, { maxRedirects: 0 });
      expect(answer.status()).toBe(307);
      expect(answer.headers().location).toMatch(/\/sign-in($|\?next=)/);
    });
  for (const path of publicPlaces)
    test(`may open ${path}`, async ({ page }) => {
      await expectSafe(page, path, []);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    });
});

/** Editors see what admins see; supervisors and clients see pages of their own, and are refused in the same words. */
const lookers: readonly Role[] = ["admin", "supervisor", "client"];
const headings: Record<Answer, RegExp> = {
  opens: /^(?!.*(There is nothing here|You may not open this|cannot be shown))/,
  forbidden: /^You may not open this$/,
  "not found": /^There is nothing here$/,
};

/** Each route once, and one refusal of each kind: what differs only by its data looks the same. */
function looksOf(role: Role): Place[] {
  const seen = new Set<string>();
  return places.filter(({ route, answers }) => {
    const kind = answers[role] === "opens" ? route : answers[role];
    return seen.size < seen.add(kind).size;
  });
}

for (const role of lookers)
  test.describe(`looked at by ${role}`, () => {
    test.use({ role });
    for (const place of looksOf(role))
      test(place.path, async ({ page }) => {
        await expectSafe(page, place.path, tokensOf(role));
        await expect(page.getByRole("main")).toBeVisible();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(headings[place.answers[role]]);
        await expectAccessible(page);
        await page.setViewportSize({ width: 320, height: 640 });
        await expectNoSidewaysScroll(page);
      });
  });
