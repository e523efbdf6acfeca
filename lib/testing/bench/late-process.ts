/**
 * What stands before engines and hands on each answer late, as bytes: all that it costs is taken from what is measured
 * on the same machine. As a script: `node late-process.ts <milliseconds> <engine> …`
 */
import { connect, createServer, type AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import { startChild } from "#lib/testing/engines/child.ts";

async function listen(engine: string, milliseconds: number): Promise<string> {
  const { hostname, port } = new URL(engine);
  const server = createServer({ noDelay: true }, (asking) => {
    const answering = connect({ host: hostname, port: Number(port), noDelay: true });
    const close = () => {
      asking.destroy();
      answering.destroy();
    };
    asking.pipe(answering);
    answering.on("data", (bytes: Buffer) => setTimeout(() => asking.write(bytes), milliseconds));
    for (const socket of [asking, answering]) socket.on("error", close).on("close", close);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The engines' addresses, each behind so many milliseconds, in their order; in a process of its own. */
export async function startLateProcess(milliseconds: number, engines: readonly string[]) {
  const child = startChild({
    name: "What makes answers late",
    command: process.execPath,
    args: [import.meta.filename, String(milliseconds), ...engines],
  });
  const [, addresses = ""] = (await child.line(/ ready at /)).split(" ready at ");
  return { endpoints: addresses.split(" "), stop: child.stop };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [milliseconds, ...engines] = process.argv.slice(2);
  const addresses = await Promise.all(engines.map((engine) => listen(engine, Number(milliseconds))));
  console.log(`late ready at ${addresses.join(" ")}`);
}
