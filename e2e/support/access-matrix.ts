/** Who may open which page. A page that is not here fails the suite: it would have no journey. */
export const roles = ["admin", "editor", "editor-retail", "supervisor", "client"] as const;
export type Role = (typeof roles)[number];

/** What a role meets: the page, "you may not", or "there is no such thing". */
export type Answer = "opens" | "forbidden" | "not found";

export type Place = {
  /** The route as its folder under `app/` says it, without groups. */
  route: string;
  /** An address of it over the demo data. */
  path: string;
  answers: Record<Role, Answer>;
};

const everyone = (answer: Answer): Record<Role, Answer> => ({
  admin: answer,
  editor: answer,
  "editor-retail": answer,
  supervisor: answer,
  client: answer,
});

const writers: Record<Role, Answer> = { ...everyone("opens"), supervisor: "forbidden", client: "forbidden" };
/** Another line of business's flow: those who are limited to retail do not learn of it. */
const claims: Record<Role, Answer> = {
  ...everyone("opens"),
  "editor-retail": "not found",
  client: "not found",
};

/** Configuration: read by all but clients, each their own lines of business. */
const readers: Record<Role, Answer> = { ...everyone("opens"), client: "forbidden" };

/** Callbacks, sessions and their workflows: read by those who supervise. */
const supervisors: Record<Role, Answer> = { ...everyone("forbidden"), admin: "opens", supervisor: "opens" };

/** Of another line of business than retail. */
const elsewhere = (answers: Record<Role, Answer>): Record<Role, Answer> => ({
  ...answers,
  "editor-retail": "not found",
});

/** There is no such thing: who may not look does not learn even that. */
const nothing: Record<Role, Answer> = { ...everyone("not found"), client: "forbidden" };
const nothingSupervised: Record<Role, Answer> = {
  ...everyone("forbidden"),
  admin: "not found",
  supervisor: "not found",
};

const place = (route: string, path: string, answers: Record<Role, Answer>): Place => ({
  route,
  path,
  answers,
});

/** One of the demo data that has ended. */
const demoSession = "7504b3b9-e0b7-4a1d-88e0-3638d131ddba";

export const places: Place[] = [
  place("/sessions", "/sessions?status=handed_off", supervisors),
  place("/sessions", "/sessions?customer=nobody-of-this-name", supervisors),
  place("/sessions/[session]", `/sessions/${demoSession}`, supervisors),
  place("/sessions/[session]", "/sessions/7c9e6679-7425-40de-944b-e07fc1f90ae7", nothingSupervised),
  place("/sessions/~exports", "/sessions/~exports", supervisors),
  place("/", "/", everyone("opens")),
  place("/emergency", "/emergency", readers),
  place("/account", "/account", everyone("opens")),
  place("/prompts", "/prompts", everyone("opens")),
  place("/prompts/~new", "/prompts/~new", writers),
  place("/prompts/[flow]", "/prompts/Retail%20greeting", everyone("opens")),
  place("/prompts/[flow]", "/prompts/Claims", claims),
  place("/prompts/[flow]", "/prompts/No%20such%20flow", everyone("not found")),
  place("/prompts/[flow]/~new", "/prompts/Retail%20greeting/~new", writers),
  place("/prompts/[flow]/~new", "/prompts/Main%20menu/~new", { ...writers, "editor-retail": "forbidden" }),
  place("/prompts/[flow]/[prompt]", "/prompts/Retail%20greeting/retail-welcome", everyone("opens")),
  place("/prompts/[flow]/[prompt]", "/prompts/Retail%20greeting/order-delayed", {
    ...everyone("opens"),
    client: "not found",
  }),
  place("/prompts/~import", "/prompts/~import", writers),
  place("/prompts/~speech", "/prompts/~speech", readers),
  place("/prompts/~contact-flows", "/prompts/~contact-flows?flow=all", readers),
  place("/prompts/[flow]/~new", "/prompts/Claims/~new", elsewhere(writers)),
  place("/prompts/[flow]/[prompt]", "/prompts/Claims/claims-welcome", claims),
  place("/lines-of-business", "/lines-of-business", readers),
  place("/lines-of-business/~new", "/lines-of-business/~new", writers),
  place("/lines-of-business/[lob]", "/lines-of-business/retail", readers),
  place("/lines-of-business/[lob]", "/lines-of-business/claims", elsewhere(readers)),
  place("/lines-of-business/[lob]", "/lines-of-business/nowhere", nothing),
  place("/lines-of-business/[lob]/hours", "/lines-of-business/retail/hours", readers),
  place("/lines-of-business/[lob]/hours", "/lines-of-business/claims/hours", elsewhere(readers)),
  place("/lines-of-business/[lob]/queues", "/lines-of-business/retail/queues?mapping=orders.es", readers),
  place("/lines-of-business/[lob]/queues", "/lines-of-business/claims/queues", elsewhere(readers)),
  place(
    "/lines-of-business/~caller",
    "/lines-of-business/~caller?lob=retail&flow=Retail%20greeting&intent=orders&at=2026-11-26T10:00&draft=1",
    readers,
  ),
  place(
    "/lines-of-business/~caller",
    "/lines-of-business/~caller?lob=claims&flow=Claims",
    elsewhere(readers),
  ),
  place("/lines-of-business/[lob]/queues/~import", "/lines-of-business/retail/queues/~import", writers),
  place(
    "/lines-of-business/[lob]/queues/~import",
    "/lines-of-business/claims/queues/~import",
    elsewhere(writers),
  ),
  place("/lines-of-business/~import", "/lines-of-business/~import", writers),
  place("/callbacks", "/callbacks", supervisors),
  place("/workflows", "/workflows", supervisors),
  place("/workflows/~waiting", "/workflows/~waiting", supervisors),
  place("/workflows/[kind]/[run]", "/workflows/handoff/handoff-no-such-session-1", nothingSupervised),
  place("/numbers/[e164]", "/numbers/+12025550143", elsewhere(readers)),
  place("/numbers/[e164]", "/numbers/nobody", nothing),
  place("/vanity-numbers", "/vanity-numbers", readers),
  place("/vanity-numbers/[id]", "/vanity-numbers/7a3c0000-0000-4000-8000-000000000003", elsewhere(readers)),
  place("/vanity-numbers/[id]", "/vanity-numbers/nowhere", nothing),
  place("/vanity-numbers/~refused", "/vanity-numbers/~refused", { ...readers, "editor-retail": "forbidden" }),
  place("/[...missing]", "/nowhere/at-all", everyone("not found")),
];

/** Pages that strangers may open; tried without a session. */
export const publicPlaces = ["/sign-in", "/forgotten-password"];

/** Routes that only send on to another. */
export const redirects: string[] = [];
