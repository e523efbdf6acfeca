import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { stackServices } from "#amplify/local/services.ts";
import { addTurn } from "#lib/domain/sessions/index.ts";
import { expect, expectAccessible, test, typeInto } from "../support/journey.ts";
import { sendAction } from "../support/stolen-session.ts";
import { stack } from "../support/stack.ts";

const words = "Journey: where is my parcel?";

/** One session of a customer of this journey's own, with one turn. */
async function arrange() {
  const deps = stackServices(stack());
  const session_id = randomUUID();
  const customer_id = `journey-${session_id.slice(0, 8)}`;
  const at = new Date().toISOString();
  await deps.commit([
    deps.sessions.create({
      session_id,
      customer_id,
      status: "active",
      turn_count: 0,
      language: "en",
      source: "web",
      created_at: at,
      updated_at: at,
    }),
  ]);
  await addTurn(
    deps,
    { kind: "system", name: "seed" },
    { session_id, role: "customer", content: words, client_id: "journey" },
  );
  return { session_id, customer_id };
}

test.describe("a supervisor", () => {
  test.use({ role: "supervisor" });

  test("asks for an export of one customer, sees it done, and downloads the file", async ({ page }) => {
    const { session_id, customer_id } = await arrange();
    await page.goto("/sessions");
    await page.getByRole("link", { name: "Exports", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Exports", level: 1 })).toBeVisible();
    await typeInto(page.getByLabel("Customer’s id"), customer_id);
    await page.getByLabel("Format").selectOption("JSON Lines");
    await page.getByRole("button", { name: "Export sessions" }).click();
    await expect(page.getByText("The export is under way.")).toBeVisible();
    // Without a reload: the page looks for itself. The newest is the first.
    const row = page.getByRole("row").filter({ hasText: "JSON Lines · one customer" }).first();
    await expect(row).toContainText("Complete", { timeout: 30_000 });
    await expect(row).toContainText("1 session");
    await expectAccessible(page);

    const started = page.waitForEvent("download");
    await row.getByRole("link", { name: /\.jsonl$/ }).click();
    const lines = readFileSync(await (await started).path(), "utf8")
      .trim()
      .split("\n");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      session_id,
      customer_id,
      turns: [expect.objectContaining({ content: words })],
    });
  });
});

test("an editor is refused, also past the page", async () => {
  const today = new Date().toISOString().slice(0, 10);
  const input = {
    export_id: randomUUID(),
    requestId: randomUUID(),
    ...{ format: "csv", from: today, to: today, status: "", customer: "" },
  };
  const { result } = await sendAction("editor", "requestExportAction", input);
  expect(result).toMatchObject({ ok: false, code: "FORBIDDEN" });
});
