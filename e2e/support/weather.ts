import type { Counts, Weather } from "#lib/testing/database-proxy.ts";
import { test as journey } from "./journey.ts";
import { poolProxyPort, proxyPort } from "./stack.ts";

export { expect } from "./journey.ts";

const controlOf = (port: number) => `http://127.0.0.1:${port}/proxy`;
const control = controlOf(proxyPort);

/** How the user pool behaves from now on for the second console. */
export const setPoolWeather = (weather: Weather): Promise<void> => setWeather(weather, poolProxyPort);

/** How the database behaves from now on for the second console. */
export async function setWeather(weather: Weather, port = proxyPort): Promise<void> {
  const answer = await fetch(controlOf(port), { method: "PUT", body: JSON.stringify(weather) });
  if (!answer.ok) throw new Error(`the proxy answered ${answer.status}`);
}

/** The second console's calls since they were last counted. */
export async function countCalls(): Promise<Counts> {
  const counts = (await (await fetch(control)).json()) as Counts;
  await fetch(control, { method: "DELETE" });
  return counts;
}

/** A journey in any weather; it is fair again when the journey ends, whatever became of it. */
export const test = journey.extend<{ fairAgain: void }>({
  fairAgain: [
    async ({}, use) => {
      await setWeather({ kind: "well" });
      await setPoolWeather({ kind: "well" });
      await use();
      await setWeather({ kind: "well" });
      await setPoolWeather({ kind: "well" });
    },
    { auto: true },
  ],
});

/** The weathers in which nothing can be read or written. */
export const badWeathers = {
  silent: { kind: "silent" },
  throttled: { kind: "failing", error: "ProvisionedThroughputExceededException" },
  failing: { kind: "failing", error: "InternalServerError" },
} satisfies Record<string, Weather>;
export type BadWeather = keyof typeof badWeathers;
