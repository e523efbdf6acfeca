import { randomUUID } from "node:crypto";
import { roles, type Role } from "../support/access-matrix.ts";
import { arrangeFlow, arrangePrompt, services, storedPrompt } from "../support/arrange.ts";
import { expect, test } from "../support/journey.ts";
import { sendAction } from "../support/stolen-session.ts";

/** To whom a flow belongs, as `editor-retail` (retail alone) sees it. */
const kinds = {
  "one's own": ["retail"],
  "a shared": ["retail", "claims"],
  "a foreign": ["claims"],
  "nobody's": [],
} as const;
type Kind = keyof typeof kinds;

type Answers = Record<Kind, string>;
const all = (answer: string): Answers => ({
  "one's own": answer,
  "a shared": answer,
  "a foreign": answer,
  "nobody's": answer,
});

/** What each role is answered when it changes something: allowed, or the code of the refusal. */
const writing: Record<Role, Answers> = {
  admin: all("ok"),
  editor: all("ok"),
  "editor-retail": {
    "one's own": "ok",
    "a shared": "FORBIDDEN",
    "a foreign": "NOT_FOUND",
    "nobody's": "NOT_FOUND",
  },
  supervisor: all("FORBIDDEN"),
  client: all("FORBIDDEN"),
};
const readingHistory: Record<Role, Answers> = {
  ...writing,
  "editor-retail": { ...writing["editor-retail"], "a shared": "ok" },
  supervisor: all("ok"),
};
/** There is nothing to be seen yet: to make a flow, all its lines of business must be one's own. */
const making: Record<Role, Answers> = {
  ...writing,
  "editor-retail": { ...all("FORBIDDEN"), "one's own": "ok" },
};

type Place = { flow: string; lobs: readonly string[]; at: string };
type Call = { answers: Record<Role, Answers>; input: (place: Place) => object };

const contents = {
  PromptText_en: "Somebody else's words.",
  Category: "",
  Description: "",
  IsActive: false,
  IsClientVisible: false,
  Order: 20,
};
const prompt = ({ flow }: Place) => ({ flow, name: "Welcome" });

const calls: Record<string, Call> = {
  savePromptAction: {
    answers: writing,
    input: (place) => ({ ...prompt(place), changes: { Description: { from: "New", to: "Changed" } } }),
  },
  createPromptAction: {
    answers: writing,
    input: ({ flow }) => ({ flow, PromptName: "Second", ...contents }),
  },
  deletePromptAction: {
    answers: writing,
    input: (place) => ({ ...prompt(place), version: 1, confirmation: "Welcome" }),
  },
  restorePromptAction: {
    answers: writing,
    input: (place) => ({ ...prompt(place), at: place.at, side: "After", version: 1 }),
  },
  saveFlowAction: {
    answers: writing,
    input: ({ flow, lobs }) => ({
      flow,
      from: { Description: "Made for a journey", LOBs: lobs },
      Description: "Changed",
      LOBs: lobs,
    }),
  },
  createFlowAction: {
    answers: making,
    input: ({ lobs }) => ({ FlowName: `Journey ${randomUUID().slice(0, 8)}`, Description: "", LOBs: lobs }),
  },
  promptHistoryAction: { answers: readingHistory, input: prompt },
};

async function arrange(kind: Kind): Promise<Place> {
  const lobs = kinds[kind];
  const flow = await arrangeFlow({ lobs: [...lobs] });
  await arrangePrompt(flow, "Welcome", { Description: "New" });
  const { items } = await services().history.of(`PROMPT#${flow}#Welcome`);
  return { flow, lobs, at: items[0]?.At ?? "" };
}

for (const [action, { answers, input }] of Object.entries(calls))
  test.describe(action, () => {
    for (const role of roles)
      for (const kind of Object.keys(kinds) as Kind[])
        test(`${role}, ${kind} flow: ${answers[role][kind]}`, async () => {
          const place = await arrange(kind);
          const before = await services().prompts.flow(place.flow);
          const { result } = await sendAction(role, action, { ...input(place), requestId: randomUUID() });
          expect(result?.ok ? "ok" : result?.code).toBe(answers[role][kind]);
          if (result?.ok) return;
          expect(await services().prompts.flow(place.flow)).toEqual(before);
          expect(await storedPrompt(place.flow, "Welcome")).toMatchObject({ Version: 1, Description: "New" });
          // What is foreign is spoken of as if it were not there: none of it is in the answer.
          if (result?.code === "NOT_FOUND")
            expect(JSON.stringify(result)).not.toContain("Thank you for calling");
        });

    test("a stranger is refused", async () => {
      const place = await arrange("one's own");
      const { result } = await sendAction(undefined, action, { ...input(place), requestId: randomUUID() });
      expect(result).toMatchObject({ ok: false, code: "UNAUTHENTICATED" });
      expect(await storedPrompt(place.flow, "Welcome")).toMatchObject({ Version: 1, Description: "New" });
    });
  });

test("nobody gives a flow to a line of business that is not theirs", async () => {
  const { flow, lobs } = await arrange("one's own");
  const change = (LOBs: string[]) => ({
    flow,
    from: { Description: "Made for a journey", LOBs: lobs },
    Description: "Changed",
    LOBs,
    requestId: randomUUID(),
  });
  const refused = await sendAction("editor-retail", "saveFlowAction", change(["retail", "claims"]));
  expect(refused.result).toMatchObject({ ok: false, code: "FORBIDDEN" });
  expect((await services().prompts.flow(flow))?.LOBs).toEqual(["retail"]);
  const allowed = await sendAction("editor", "saveFlowAction", change(["retail", "claims"]));
  expect(allowed.result).toMatchObject({ ok: true });
});

test("a cookie of one's own making is nobody's", async () => {
  const { flow } = await arrange("one's own");
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const claims = { sub: "1", username: "admin", "cognito:groups": ["admins"], token_use: "access", exp: 4e9 };
  const forged = `${encode({ alg: "none", typ: "JWT" })}.${encode(claims)}.`;
  const cookie = ["console-access", "console-id", "console-refresh"]
    .map((name) => `${name}=${forged}`)
    .join("; ");
  const input = { flow, name: "Welcome", changes: { Description: { from: "New", to: "x" } }, requestId: "1" };
  const { result } = await sendAction(undefined, "savePromptAction", input, { cookie });
  expect(result).toMatchObject({ ok: false, code: "UNAUTHENTICATED" });
  expect((await storedPrompt(flow, "Welcome"))?.Version).toBe(1);
});
