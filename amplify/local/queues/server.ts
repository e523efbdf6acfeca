/** The local queues and buckets (Amazon SQS and S3): `node server.ts <port> [<folder>]`; in memory without a folder. */
import { Server } from "node:net";
import type { DatabaseSync } from "node:sqlite";
import { startFauxqs } from "fauxqs";

const [port = "", folder = ""] = process.argv.slice(2);

// fauxqs listens on every interface and has no setting for it: bring it to this machine alone.
type Listen = (this: Server, ...parts: unknown[]) => Server;
const prototype = Server.prototype as { listen: Listen };
const { listen } = prototype;
prototype.listen = function (this: Server, ...parts: unknown[]) {
  const [first, ...rest] = parts;
  const everywhere = typeof first === "object" && first !== null && "host" in first;
  return listen.call(this, everywhere ? { ...first, host: "127.0.0.1" } : first, ...rest);
};

// A message that is let go at once (visibility 0) is stored without its number of receives, which its own table
// refuses (fauxqs 2.4.1): the message is lost. Here it is let go, and keeps the number.
type Persistence = { db: DatabaseSync };
const inside = new URL("persistence.js", import.meta.resolve("fauxqs")).href;
const { PersistenceManager } = (await import(inside)) as {
  PersistenceManager: { prototype: { updateMessageReady: (this: Persistence, id: string) => void } };
};
PersistenceManager.prototype.updateMessageReady = function (id) {
  this.db
    .prepare("UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?")
    .run(id);
};

try {
  const server = await startFauxqs({
    port: Number(port),
    host: "127.0.0.1",
    dataDir: folder || undefined,
    logger: false,
  });
  console.log(`queues ready at ${server.address}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
