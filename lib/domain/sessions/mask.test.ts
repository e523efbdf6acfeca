import { expect, test } from "vitest";
import { maskCustomer, maskText } from "./mask.ts";

test.each([
  ["Call me at +1 202 555 0143 please", "Call me at +• ••• ••• 0143 please"],
  ["(202) 555-0143", "(•••) •••-0143"],
  ["card 4111 1111 1111 1111", "card •••• •••• •••• 1111"],
  ["order 48210377", "order ••••••77"],
  ["born 04171983.", "born ••••••83."],
  ["write to ana.torres@example.com, thanks", "write to •••@•••, thanks"],
  ["٠١٢٣٤٥٦٧٨٩", "••••••٦٧٨٩"],
])("%s is shown as %s", (text, shown) => expect(maskText(text)).toBe(shown));

test.each(["Press 1 or 2.", "In 30 days", "at 18:40", "room 12345", "a @ b"])("%s stays as it is", (text) =>
  expect(maskText(text)).toBe(text),
);

test("masking twice changes nothing more", () => {
  const once = maskText("+12025550143 and ana@example.com");
  expect(maskText(once)).toBe(once);
});

test("of a customer's id only the end is shown", () => {
  expect(maskCustomer("C-10042")).toBe("•••042");
  expect(maskCustomer("ab")).toBe("•••b");
});
