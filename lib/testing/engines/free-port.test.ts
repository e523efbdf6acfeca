import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { expect, test } from "vitest";
import { freePort, onFreePort } from "./free-port.ts";

test("steps over a port that somebody has, on either address of localhost", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  expect(await freePort(port)).not.toBe(port);
  server.close();
});

test("tries the next port when the one it found was taken meanwhile, and no other failure twice", async () => {
  const tried: number[] = [];
  const started = await onFreePort(undefined, (port) => {
    tried.push(port);
    return tried.length < 3 ? Promise.reject(new Error(`listen EADDRINUSE ${port}`)) : Promise.resolve(port);
  });
  expect(started).toBe(tried.at(-1));
  expect(new Set(tried).size).toBe(3);
  await expect(onFreePort(undefined, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
});
