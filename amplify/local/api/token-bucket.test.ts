import { expect, it } from "vitest";
import { tokenBucket } from "./token-bucket.ts";

it("lets as many pass at once as its burst, and then as many as its rate", () => {
  let now = 0;
  const bucket = tokenBucket({ rateLimit: 2, burstLimit: 3 }, () => now);
  const pass = () => [bucket.take(), bucket.take(), bucket.take(), bucket.take()];
  expect(pass()).toEqual([true, true, true, false]);
  now = 1_000;
  expect(pass()).toEqual([true, true, false, false]);
  now = 60_000;
  expect(pass()).toEqual([true, true, true, false]);
});
