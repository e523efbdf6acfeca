import { createServer } from "node:net";

/** Tries to listen; gives the port that was had, or undefined when somebody has it. */
function tryPort(port: number, host: string): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      // A machine without IPv6 has nobody there either.
      done(error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT" ? port : undefined);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : undefined));
    });
  });
}

/**
 * A port of this machine that nobody listens on: the wanted one, else one of the next, else any.
 * Both of localhost's addresses must be free, since a browser may try either.
 */
export async function freePort(wanted = 0, taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (let port = wanted; wanted > 0 && port < wanted + 50; port += 1) {
    if (taken.has(port)) continue;
    if ((await tryPort(port, "127.0.0.1")) && (await tryPort(port, "::1"))) return port;
  }
  const any = await tryPort(0, "127.0.0.1");
  if (!any) throw new Error("This machine has no free port on 127.0.0.1.");
  return taken.has(any) ? freePort(0, taken) : any;
}

const inUse = /EADDRINUSE|already in use|BindException|failed to bind/i;

/**
 * Starts something on a free port. Between trying a port and using it somebody else may take it, as when two
 * stacks start at once: then the next is tried. @throws what `start` throws for any other reason
 */
export async function onFreePort<Started>(
  wanted: number | undefined,
  start: (port: number) => Promise<Started>,
): Promise<Started> {
  const lost = new Set<number>();
  for (;;) {
    const port = await freePort(wanted, lost);
    try {
      return await start(port);
    } catch (error) {
      if (lost.size >= 10 || !(error instanceof Error && inUse.test(error.message))) throw error;
      lost.add(port);
    }
  }
}
