import { randomUUID } from "node:crypto";
import { arrangeFlow, arrangePrompt, storedPrompt } from "../support/arrange.ts";
import { expect, test } from "../support/journey.ts";
import { consoleUrl } from "../support/stack.ts";
import { cookieOf, sendAction } from "../support/stolen-session.ts";

const foreign = "https://console.example.com";

/** Headers of a request that a page elsewhere makes a browser send, and of our own page's. */
const senders = {
  "another site, as browsers of today say it": { origin: foreign, "sec-fetch-site": "cross-site" },
  "another site, as older browsers say it": { origin: foreign },
  "a page without an origin": { origin: "null" },
};

async function welcome(): Promise<string> {
  const flow = await arrangeFlow();
  await arrangePrompt(flow, "Welcome", { Description: "New" });
  return flow;
}

const change = (flow: string) => ({
  flow,
  name: "Welcome",
  changes: { Description: { from: "New", to: "Changed" } },
  requestId: randomUUID(),
});

test.describe("a server action", () => {
  for (const [name, headers] of Object.entries(senders))
    test(`sent by ${name} does nothing`, async () => {
      const flow = await welcome();
      const { result } = await sendAction("editor", "savePromptAction", change(flow), headers);
      expect(result?.ok).not.toBe(true);
      expect(await storedPrompt(flow, "Welcome")).toMatchObject({ Version: 1, Description: "New" });
    });

  test("sent by our own page is done", async () => {
    const flow = await welcome();
    const { result } = await sendAction("editor", "savePromptAction", change(flow));
    expect(result).toMatchObject({ ok: true });
    expect(await storedPrompt(flow, "Welcome")).toMatchObject({ Version: 2, Description: "Changed" });
  });
});

test.describe("an import", () => {
  const send = (headers: Record<string, string>) => {
    const form = new FormData();
    form.set("mode", "preview");
    form.set("file", new Blob(["FlowName,PromptName,PromptText_en\nA,B,C\n"]), "prompts.csv");
    return fetch(`${consoleUrl}/api/prompts/import`, { method: "POST", headers, body: form });
  };

  for (const [name, headers] of Object.entries({ ...senders, "a program that says nothing of itself": {} }))
    test(`sent by ${name} is refused`, async () => {
      const answer = await send({ cookie: cookieOf("editor"), ...headers });
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ ok: false, code: "FORBIDDEN" });
    });

  test("sent by our own page is read", async () => {
    const answer = await send({
      cookie: cookieOf("editor"),
      origin: consoleUrl,
      "sec-fetch-site": "same-origin",
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ counts: { added: 1 } });
  });

  test("sent by a stranger is refused", async () => {
    expect((await send({ origin: consoleUrl })).status).toBe(401);
  });

  for (const role of ["supervisor", "client"] as const)
    test(`sent by ${role} is refused`, async () => {
      expect((await send({ cookie: cookieOf(role), origin: consoleUrl })).status).toBe(403);
    });
});
