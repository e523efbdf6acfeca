/**
 * The database's proxy in a process of its own, so that what is measured does not do the proxy's work as well.
 * As a script: `node proxy-process.ts <engine>`
 */
import { pathToFileURL } from "node:url";
import { startDatabaseProxy, type Counts, type Weather } from "#lib/testing/database-proxy.ts";
import { startChild } from "#lib/testing/engines/child.ts";

/** A proxy in front of an engine, steered from here. */
export async function startProxyProcess(engine: string) {
  const child = startChild({
    name: "The database's proxy",
    command: process.execPath,
    args: [import.meta.filename, engine],
  });
  const endpoint = (await child.line(/ ready at /)).split(" ready at ")[1] ?? "";
  const steer = async (method: "GET" | "PUT" | "DELETE", weather?: Weather) => {
    const body = weather && JSON.stringify(weather);
    return (await (await fetch(`${endpoint}/proxy`, { method, body })).json()) as Counts;
  };
  return {
    endpoint,
    counts: () => steer("GET"),
    reset: () => steer("DELETE"),
    weather: (next: Weather) => steer("PUT", next),
    stop: child.stop,
  };
}
export type ProxyProcess = Awaited<ReturnType<typeof startProxyProcess>>;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { endpoint } = await startDatabaseProxy(process.argv[2] ?? "");
  console.log(`proxy ready at ${endpoint}`);
}
