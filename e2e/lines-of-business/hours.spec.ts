import type { Page } from "@playwright/test";
import { arrangeLob, changeSettings, lobPath, storedLob } from "../support/arrange-lob.ts";
import { askFunction } from "../support/ask-function.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/journey.ts";

test.use({ role: "editor" });

const hoursPath = (lob: string) => `${lobPath(lob)}/hours`;
const saved = /Saved \d\d:\d\d/;
const save = (page: Page) => page.getByRole("button", { name: "Save hours" }).click();

/** A window where it is drawn. */
const block = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Drags over a day's drawing, from one hour to another. */
async function drag(page: Page, row: number, from: number, to: number) {
  const track = page.locator(`[data-row="${row}"]`);
  await track.scrollIntoViewIfNeeded();
  const box = await track.boundingBox();
  if (!box) throw new Error("the day is not drawn");
  const x = (hour: number) => box.x + (box.width * hour) / 24;
  const y = box.y + box.height / 2;
  await page.mouse.move(x(from), y);
  await page.mouse.down();
  await page.mouse.move(x((from + to) / 2), y);
  await page.mouse.move(x(to), y);
  await page.mouse.up();
}

test("hours are drawn and typed, a year's holidays are imported; once saved, callers are answered by them", async ({
  page,
}) => {
  const lob = await arrangeLob({ settings: { BusinessHours: [], TimeZone: "America/Denver" } });
  await page.goto(hoursPath(lob));
  await drag(page, 1, 9, 17);
  await expect(block(page, "Tuesday, 09:00 to 17:00")).toBeFocused();
  await expect(page.getByLabel("Tuesday: opens")).toHaveValue("09:00");
  await drag(page, 1, 16.98, 18);
  await expect(page.getByLabel("Tuesday: closes")).toHaveValue("18:00");
  await drag(page, 1, 13, 11);
  await expect(page.getByLabel("Tuesday: opens")).toHaveValue("07:00");

  await page.getByRole("button", { name: "Add hours on Friday" }).click();
  await page.getByLabel("Friday: opens").fill("10 pm");
  await page.getByLabel("Friday: closes").fill("630");
  await expect(block(page, "Friday, 22:00 to 06:30")).toBeVisible();
  await expect(page.getByText("Ends on the next day")).toBeVisible();

  await page.getByRole("button", { name: "Import public holidays" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("State or region").selectOption("Alaska");
  await dialog.getByLabel("Year").selectOption(String(new Date().getFullYear() + 1));
  await dialog.getByRole("button", { name: "Show holidays" }).click();
  await expect(dialog.getByLabel(/Seward/)).toBeChecked();
  await expect(dialog.getByRole("link", { name: "CC BY-SA 3.0" })).toBeVisible();
  await dialog.getByText("Veterans Day", { exact: true }).click();
  await dialog.getByRole("button", { name: /^Add \d+ holidays$/ }).click();
  await expect(page.getByText("Christmas Day", { exact: true })).toBeVisible();
  await page.getByRole("heading", { name: "The coming year" }).scrollIntoViewIfNeeded();
  await expect(page.locator('[data-date][data-kind="holiday"]').first()).toHaveAccessibleName(/Closed · /);

  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(saved)).toBeVisible();
  const { values } = await storedLob(lob);
  expect(values.BusinessHours).toEqual([
    { Day: "TUESDAY", Start: "07:00", End: "16:00" },
    { Day: "FRIDAY", Start: "22:00", End: "06:30" },
  ]);
  const names = values.Holidays.map(({ Name }) => Name);
  expect(names).toEqual(expect.arrayContaining(["Christmas Day", expect.stringMatching(/Seward/)]));
  expect(names).not.toContain("Veterans Day");
  expect(values.TimeZone).toBe("America/Denver");
  const answer = await askFunction("get-line-of-business", { LOB: lob });
  expect(answer.Outcome).toBe("OK");
  expect(JSON.parse(answer.BusinessHours ?? "")).toEqual(values.BusinessHours);
  expect(JSON.parse(answer.Holidays ?? "")).toEqual(values.Holidays);
});

test("the drawn week by keyboard; times that clash are said at their field; an earlier week is restored", async ({
  page,
}) => {
  const lob = await arrangeLob();
  await page.goto(hoursPath(lob));
  await block(page, "Monday, 09:00 to 17:00").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(block(page, "Sunday, 08:45 to 17:15")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(page.getByRole("button", { name: "Add hours on Sunday" })).toBeFocused();

  await page.getByRole("button", { name: "Add hours on Tuesday" }).click();
  await page.getByLabel("Tuesday, hours 2: opens").fill("16");
  await save(page);
  const summary = page.getByRole("group", { name: "There is a problem" });
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: /overlap 09:00 to 17:00/ }).click();
  await expect(page.getByLabel("Tuesday, hours 2: opens")).toBeFocused();
  await expectAccessible(page, "[aria-labelledby=part-BusinessHours]");
  await page.getByLabel("Tuesday, hours 2: opens").fill("18");
  await page.getByRole("combobox", { name: "Time zone" }).fill("Asia/Kathmandu");
  await expect(page.getByText(/^There it is .*UTC\+05:45/)).toBeVisible();
  await page.getByRole("button", { name: "Copy the hours of Tuesday to other days" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Copy to 4 days" }).click();
  await expect(block(page, "Friday, 18:00 to 22:00")).toBeVisible();
  await save(page);
  await expect(page.getByText(saved)).toBeVisible();
  expect((await storedLob(lob)).values.BusinessHours).toHaveLength(10);

  await page
    .getByRole("region", { name: "Opening hours" })
    .getByRole("button", { name: /^History/ })
    .click();
  await page.getByRole("button", { name: /^Back to Mon–Fri 09:00–17:00/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
  await expect(block(page, "Monday, 09:00 to 17:00")).toBeVisible();
  expect((await storedLob(lob)).values.BusinessHours).toHaveLength(5);

  await page.setViewportSize({ width: 360, height: 740 });
  await drag(page, 6, 10, 12);
  await expect(page.getByLabel("Sunday: opens")).toHaveValue("10:00");
  await expectNoSidewaysScroll(page);
});

test("two people and the holidays: each one's own are kept, the same date is compared", async ({ page }) => {
  const lob = await arrangeLob({
    settings: { Holidays: [{ Name: "Christmas", Date: "12-25", Type: "CLOSED" }] },
  });
  await page.goto(hoursPath(lob));
  await page.getByRole("button", { name: "Add holiday" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Inventory");
  await page.getByLabel("When").selectOption("Every year");
  await page.getByLabel("Month").selectOption("February");
  await page.getByLabel("Day", { exact: true }).selectOption("29");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText(/February 29, every year/)).toBeVisible();
  await changeSettings(lob, {
    Holidays: [
      { Name: "Christmas", Date: "12-25", Type: "CLOSED" },
      { Name: "New Year", Date: "01-01", Type: "CLOSED" },
    ],
  });
  await save(page);
  await expect(page.getByText(/Somebody else's changes were kept too: Holidays/)).toBeVisible();
  await expect(page.getByText("New Year", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Edit Christmas" }).click();
  await page.getByLabel("On this day").selectOption("Other hours");
  await changeSettings(lob, {
    Holidays: [
      { Name: "Christmas and family", Date: "12-25", Type: "CLOSED" },
      { Name: "New Year", Date: "01-01", Type: "CLOSED" },
      { Name: "Inventory", Date: "02-29", Type: "CLOSED" },
    ],
  });
  await save(page);
  const panel = page.getByRole("region", { name: "Somebody else changed this too" });
  await expect(panel).toBeFocused();
  await expect(panel).toContainText("Christmas: 09:00–12:00");
  await expect(panel).toContainText("Christmas and family: Closed all day");
  await panel.getByLabel("Take theirs").check();
  await panel.getByRole("button", { name: "Save my choice" }).click();
  await expect(panel).toBeHidden();
  expect((await storedLob(lob)).values.Holidays.map(({ Name }) => Name)).toEqual([
    "New Year",
    "Inventory",
    "Christmas and family",
  ]);
});

test.describe("a supervisor", () => {
  test.use({ role: "supervisor" });
  test("reads the same, and changes nothing", async ({ page }) => {
    const lob = await arrangeLob();
    await page.goto(hoursPath(lob));
    await expect(page.getByText("You can read these settings")).toBeVisible();
    await expect(page.getByRole("region", { name: "Monday" })).toContainText("09:00–17:00");
    await expect(page.locator("[data-row] [data-place]")).toHaveCount(5);
    await expect(page.getByRole("button", { name: /Save|Add|Copy|Remove|Import/ })).toHaveCount(0);
    await expect(page.getByRole("textbox")).toHaveCount(0);
  });
});
