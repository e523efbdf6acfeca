import { expect, test as setup } from "@playwright/test";
import { roles } from "./access-matrix.ts";
import { signIn } from "./sign-in.ts";
import { sessionFile } from "./stack.ts";

for (const role of roles)
  setup(`sign in as ${role}`, async ({ page }) => {
    await signIn(page, role);
    await expect(page.getByRole("navigation").first()).toBeVisible();
    await page.context().storageState({ path: sessionFile(role) });
  });
