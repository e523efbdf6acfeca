import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Server } from "node:net";
import { join } from "node:path";

/** Who holds a data folder: a process that answers on a port of its own with its token. */
export type Holder = {
  pid: number;
  port: number;
  token: string;
  /** The command, for people. */
  what: string;
  /** Whether engines answer there for others to use, as `stack.json` says. */
  serves: boolean;
  since: string;
};
export type Lock = { release: () => void };

const fileOf = (folder: string) => join(folder, "lock.json");

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

/** A process number may be somebody else's by now; a port that says the token is the holder's own. */
function answersWithToken({ port, token }: Holder): Promise<boolean> {
  return new Promise((done) => {
    let heard = "";
    const socket = connect({ port, host: "127.0.0.1" });
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on("data", (part) => (heard += part.toString("utf8")));
    socket.on("error", () => undefined);
    socket.on("close", () => done(heard === token));
  });
}

/** Who holds the data folder now, if anybody does. A holder that serves others can be worked with. */
export async function holderOf(folder: string): Promise<Holder | undefined> {
  const holder = readHolder(fileOf(folder));
  return holder && (await answersWithToken(holder)) ? holder : undefined;
}

function listen(token: string): Promise<Server> {
  const server = createServer((socket) => socket.on("error", () => undefined).end(token));
  server.unref();
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => done(server));
  });
}

/**
 * Takes a data folder for this process, or says who has it. The lock's file appears whole (a link), and what a
 * dead holder left is moved aside first, so that of two who start at once one gets it.
 */
export async function takeFolder(folder: string, what: string, serves: boolean): Promise<Lock | Holder> {
  mkdirSync(folder, { recursive: true });
  const path = fileOf(folder);
  const token = randomUUID();
  const server = await listen(token);
  const { port } = server.address() as AddressInfo;
  const mine = join(folder, `lock-${token}.json`);
  const since = new Date().toISOString();
  const holder: Holder = { pid: process.pid, port, token, what, serves, since };
  writeFileSync(mine, JSON.stringify(holder, null, 2));
  try {
    for (;;) {
      try {
        linkSync(mine, path);
        const release = () => {
          server.close();
          if (readHolder(path)?.token === token) rmSync(path, { force: true });
        };
        return { release };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const other = readHolder(path);
      if (other && (await answersWithToken(other))) {
        server.close();
        return other;
      }
      moveAside(path, join(folder, `stale-${token}.json`), other?.token);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Moves a dead holder's file away; puts it back when a living one's was caught instead. */
function moveAside(path: string, aside: string, dead: string | undefined): void {
  try {
    renameSync(path, aside);
  } catch {
    return; // Somebody else moved it already.
  }
  if (readHolder(aside)?.token !== dead) {
    try {
      linkSync(aside, path);
    } catch {
      // A third has it by now, and the one we caught will find so.
    }
  }
  rmSync(aside, { force: true });
}
