/** The local queues and buckets (Amazon SQS and S3): `node server.ts <port> <folder>` */
import { Server } from "node:net";
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

try {
  const server = await startFauxqs({ port: Number(port), host: "127.0.0.1", dataDir: folder, logger: false });
  console.log(`queues ready at ${server.address}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
