import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startChild } from "./child.ts";
import { onFreePort } from "./free-port.ts";

/** The local stack's own engine of Amazon SQS and S3, empty, in a folder that is thrown away. */
export async function startQueues(): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "queues-"));
  const script = resolve("amplify/local/queues/server.ts");
  const { child, endpoint } = await onFreePort(3961, async (port) => {
    const started = startChild({
      name: "The queues",
      command: process.execPath,
      args: [script, String(port), folder],
    });
    await started.line(/ ready at /);
    return { child: started, endpoint: `http://127.0.0.1:${port}` };
  });
  return {
    endpoint,
    stop: async () => {
      await child.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
