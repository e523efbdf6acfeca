import { readFileSync } from "node:fs";
import type { IncomingMessage, RequestListener } from "node:http";
import { join } from "node:path";
import { InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { z } from "zod";
import type { Stack } from "#lib/platform/stack.ts";
import { connectCognito } from "../user-pool.ts";

const files: Record<string, [file: string, type: string]> = {
  "/": ["chat.html", "text/html; charset=utf-8"],
  "/chat.css": ["chat.css", "text/css; charset=utf-8"],
  "/chat.js": ["chat.js", "text/javascript; charset=utf-8"],
  "/words.js": ["words.js", "text/javascript; charset=utf-8"],
};
const signIn = z.object({ name: z.string().max(128), password: z.string().max(256) });

const security = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const part of request.setEncoding("utf8") as AsyncIterable<string>) {
    text += part;
    if (text.length > 2_000) return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The page on which chat-api is tried as a customer, and its sign-in, which gives the page an ID token. */
export function chatPage(cognito: Stack["cognito"]): RequestListener {
  const client = connectCognito(cognito.endpoint);

  async function idToken(request: IncomingMessage): Promise<string | undefined> {
    // Of this page alone: no other site may try passwords through it.
    if (request.headers["sec-fetch-site"] !== "same-origin") return undefined;
    const { data } = signIn.safeParse(await jsonOf(request));
    if (!data) return undefined;
    const answer = await client
      .send(
        new InitiateAuthCommand({
          AuthFlow: "USER_PASSWORD_AUTH",
          ClientId: cognito.clientId,
          AuthParameters: { USERNAME: data.name, PASSWORD: data.password },
        }),
      )
      .catch(() => undefined);
    return answer?.AuthenticationResult?.IdToken;
  }

  return (request, response) => {
    const path = new URL(request.url ?? "/", "http://chat").pathname;
    if (path === "/sign-in" && request.method === "POST")
      return void idToken(request).then((token) => {
        response
          .writeHead(token ? 200 : 401, { ...security, "content-type": "application/json" })
          .end(JSON.stringify({ token }));
      });
    const [file, type] = files[path] ?? [];
    if (!file || !type || request.method !== "GET") return void response.writeHead(404, security).end();
    const content = readFileSync(join(import.meta.dirname, "page", file));
    response.writeHead(200, { ...security, "content-type": type }).end(content);
  };
}
