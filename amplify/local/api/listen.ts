import type { Server } from "node:http";
import { onFreePort } from "#lib/testing/engines/free-port.ts";

/** Lets a server listen on this machine alone, at the wanted port or one after it. Gives its port. */
export const listen = (server: Server, wanted: number): Promise<number> =>
  onFreePort(
    wanted,
    (port) =>
      new Promise((done, fail) => {
        server.once("error", fail);
        server.listen({ port, host: "127.0.0.1" }, () => {
          server.off("error", fail);
          done(port);
        });
      }),
  );

/** Stops a server at once: who is still being answered is cut off. */
export const stopListening = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
