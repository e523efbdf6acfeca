import { randomUUID } from "node:crypto";
import { arrangeLob, lobPath, lobServices, queueArn, storedLob } from "../support/arrange-lob.ts";
import { roles, type Role } from "../support/access-matrix.ts";
import { expect, test } from "../support/journey.ts";
import { sendAction } from "../support/stolen-session.ts";

type Answers = Record<Role, string>;

/** Over a line of business that is not `editor-retail`'s: what is foreign is spoken of as if it were not there. */
const reading: Answers = {
  admin: "ok",
  editor: "ok",
  "editor-retail": "NOT_FOUND",
  supervisor: "ok",
  client: "FORBIDDEN",
};
const writing: Answers = { ...reading, supervisor: "FORBIDDEN" };
/** Nobody's yet: its key must be among one's own. */
const making: Answers = { ...writing, "editor-retail": "FORBIDDEN" };
type Place = { lob: string; at: string };
type Call = {
  answers: Answers;
  input: (place: Place) => object;
  /** A page that has the action, where it is not the line of business's own. */
  page?: (lob: string) => string;
  /** What `editor-retail` may do with retail; nothing is changed by it. */
  own?: object;
};

const changes = { CallbackEnabled: { from: false, to: true } };
const key = ({ lob }: Place) => ({ lob, intent: "billing", language: "*" });
const queues = (lob: string) => `${lobPath(lob)}/queues`;

const calls: Record<string, Call> = {
  saveSettingsAction: {
    answers: writing,
    input: ({ lob }) => ({ lob, changes }),
    own: { lob: "retail", changes: {} },
  },
  restoreSettingAction: {
    answers: writing,
    input: ({ lob, at }) => ({ lob, key: "SETTING#MaxInvalidAttempts", at, side: "Before", version: 1 }),
  },
  archiveLobAction: {
    answers: writing,
    input: ({ lob }) => ({ lob, archived: true, confirmation: lob }),
    own: { lob: "retail", archived: false },
  },
  createLobAction: {
    answers: making,
    input: () => ({ LOB: `journey-${randomUUID().slice(0, 8)}`, DisplayName: "Made by an action" }),
    page: () => "/lines-of-business/~new",
  },
  settingHistoryAction: {
    answers: reading,
    input: ({ lob }) => ({ lob, key: "SETTING#MaxInvalidAttempts" }),
    own: { lob: "retail", key: "SETTING#TimeZone" },
  },
  previewForCallersAction: {
    answers: reading,
    input: ({ lob }) => ({ lob, settings: changes }),
    own: { lob: "retail", settings: changes },
  },
  saveQueueMappingAction: {
    answers: writing,
    input: (place) => ({ ...key(place), changes: { Priority: { from: 3, to: 9 } } }),
    page: queues,
    own: { lob: "retail", intent: "returns", language: "*", changes: {} },
  },
  deleteQueueMappingAction: {
    answers: writing,
    input: (place) => ({ ...key(place), version: 1 }),
    page: queues,
    own: { lob: "retail", intent: "no-such-intent", language: "*", version: 1 },
  },
};

async function arrange(): Promise<Place> {
  const queue = { QueueName: "Billing", QueueArn: queueArn("billing"), Priority: 3, IsActive: true };
  const lob = await arrangeLob({
    settings: { MaxInvalidAttempts: 5 },
    queues: [{ Intent: "billing", Language: "*", ...queue }],
  });
  const { items } = await lobServices().history.of(`CONFIG#${lob}#SETTING#MaxInvalidAttempts`);
  return { lob, at: items[0]?.At ?? "" };
}

for (const [action, { answers, input, page = lobPath, own }] of Object.entries(calls)) {
  const send = (role: Role | undefined, lob: string, sent: object) =>
    sendAction(role, action, { ...sent, requestId: randomUUID() }, {}, page(lob));

  test(`${action}: each role over a line of business that is not retail`, async () => {
    for (const role of roles) {
      const place = await arrange();
      const before = await storedLob(place.lob);
      const { result } = await send(role, place.lob, input(place));
      expect([role, result?.ok ? "ok" : result?.code]).toEqual([role, answers[role]]);
      if (result?.ok) continue;
      const { lob, ...after } = await storedLob(place.lob);
      expect({ ...after, UpdatedAt: lob.UpdatedAt }).toEqual({
        ...{ ...before, lob: undefined },
        UpdatedAt: before.lob.UpdatedAt,
      });
      if (result?.code === "NOT_FOUND") expect(JSON.stringify(result)).not.toContain("Billing");
    }
  });

  test(`${action}: a stranger is refused${own ? ", and an editor of retail is not, over retail" : ""}`, async () => {
    const place = await arrange();
    const { result } = await send(undefined, place.lob, input(place));
    expect(result).toMatchObject({ ok: false, code: "UNAUTHENTICATED" });
    if (own) expect((await send("editor-retail", "retail", own)).result).toMatchObject({ ok: true });
  });
}
