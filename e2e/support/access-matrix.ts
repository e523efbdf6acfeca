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

/** One of the demo data that has ended. */
const demoSession = "7504b3b9-e0b7-4a1d-88e0-3638d131ddba";

export const places: Place[] = [
  { route: "/sessions", path: "/sessions?status=handed_off", answers: supervisors },
  { route: "/sessions", path: "/sessions?customer=nobody-of-this-name", answers: supervisors },
  { route: "/sessions/[session]", path: `/sessions/${demoSession}`, answers: supervisors },
  {
    route: "/sessions/[session]",
    path: "/sessions/7c9e6679-7425-40de-944b-e07fc1f90ae7",
    answers: { ...supervisors, admin: "not found", supervisor: "not found" },
  },
  { route: "/sessions/~exports", path: "/sessions/~exports", answers: supervisors },
  { route: "/", path: "/", answers: everyone("opens") },
  { route: "/emergency", path: "/emergency", answers: readers },
  { route: "/account", path: "/account", answers: everyone("opens") },
  { route: "/prompts", path: "/prompts", answers: everyone("opens") },
  { route: "/prompts/~new", path: "/prompts/~new", answers: writers },
  { route: "/prompts/[flow]", path: "/prompts/Retail%20greeting", answers: everyone("opens") },
  {
    route: "/prompts/[flow]",
    path: "/prompts/Claims",
    answers: { ...everyone("opens"), "editor-retail": "not found", client: "not found" },
  },
  { route: "/prompts/[flow]", path: "/prompts/No%20such%20flow", answers: everyone("not found") },
  { route: "/prompts/[flow]/~new", path: "/prompts/Retail%20greeting/~new", answers: writers },
  {
    route: "/prompts/[flow]/~new",
    path: "/prompts/Main%20menu/~new",
    answers: { ...writers, "editor-retail": "forbidden" },
  },
  {
    route: "/prompts/[flow]/[prompt]",
    path: "/prompts/Retail%20greeting/retail-welcome",
    answers: everyone("opens"),
  },
  {
    route: "/prompts/[flow]/[prompt]",
    path: "/prompts/Retail%20greeting/order-delayed",
    answers: { ...everyone("opens"), client: "not found" },
  },
  { route: "/prompts/~import", path: "/prompts/~import", answers: writers },
  { route: "/prompts/~speech", path: "/prompts/~speech", answers: readers },
  { route: "/prompts/~contact-flows", path: "/prompts/~contact-flows?flow=all", answers: readers },
  {
    route: "/prompts/[flow]/~new",
    path: "/prompts/Claims/~new",
    answers: { ...writers, "editor-retail": "not found" },
  },
  { route: "/prompts/[flow]/[prompt]", path: "/prompts/Claims/claims-welcome", answers: claims },
  { route: "/lines-of-business", path: "/lines-of-business", answers: readers },
  { route: "/lines-of-business/~new", path: "/lines-of-business/~new", answers: writers },
  { route: "/lines-of-business/[lob]", path: "/lines-of-business/retail", answers: readers },
  {
    route: "/lines-of-business/[lob]",
    path: "/lines-of-business/claims",
    answers: { ...readers, "editor-retail": "not found" },
  },
  {
    route: "/lines-of-business/[lob]",
    path: "/lines-of-business/nowhere",
    answers: { ...everyone("not found"), client: "forbidden" },
  },
  { route: "/lines-of-business/[lob]/hours", path: "/lines-of-business/retail/hours", answers: readers },
  {
    route: "/lines-of-business/[lob]/hours",
    path: "/lines-of-business/claims/hours",
    answers: { ...readers, "editor-retail": "not found" },
  },
  {
    route: "/lines-of-business/[lob]/queues",
    path: "/lines-of-business/retail/queues?mapping=orders.es",
    answers: readers,
  },
  {
    route: "/lines-of-business/[lob]/queues",
    path: "/lines-of-business/claims/queues",
    answers: { ...readers, "editor-retail": "not found" },
  },
  {
    route: "/lines-of-business/~caller",
    path: "/lines-of-business/~caller?lob=retail&flow=Retail%20greeting&intent=orders&at=2026-11-26T10:00&draft=1",
    answers: readers,
  },
  {
    route: "/lines-of-business/~caller",
    path: "/lines-of-business/~caller?lob=claims&flow=Claims",
    answers: { ...readers, "editor-retail": "not found" },
  },
  {
    route: "/lines-of-business/[lob]/queues/~import",
    path: "/lines-of-business/retail/queues/~import",
    answers: writers,
  },
  {
    route: "/lines-of-business/[lob]/queues/~import",
    path: "/lines-of-business/claims/queues/~import",
    answers: { ...writers, "editor-retail": "not found" },
  },
  { route: "/lines-of-business/~import", path: "/lines-of-business/~import", answers: writers },
  { route: "/callbacks", path: "/callbacks", answers: supervisors },
  { route: "/workflows", path: "/workflows", answers: supervisors },
  { route: "/workflows/~waiting", path: "/workflows/~waiting", answers: supervisors },
  {
    route: "/workflows/[kind]/[run]",
    path: "/workflows/handoff/handoff-no-such-session-1",
    answers: { ...supervisors, admin: "not found", supervisor: "not found" },
  },
  {
    route: "/numbers/[e164]",
    path: "/numbers/+12025550143",
    answers: { ...readers, "editor-retail": "not found" },
  },
  {
    route: "/numbers/[e164]",
    path: "/numbers/nobody",
    answers: { ...everyone("not found"), client: "forbidden" },
  },
  { route: "/vanity-numbers", path: "/vanity-numbers", answers: readers },
  {
    route: "/vanity-numbers/[id]",
    path: "/vanity-numbers/7a3c0000-0000-4000-8000-000000000003",
    answers: { ...readers, "editor-retail": "not found" },
  },
  {
    route: "/vanity-numbers/[id]",
    path: "/vanity-numbers/nowhere",
    answers: { ...everyone("not found"), client: "forbidden" },
  },
  {
    route: "/vanity-numbers/~refused",
    path: "/vanity-numbers/~refused",
    answers: { ...readers, "editor-retail": "forbidden" },
  },
  { route: "/[...missing]", path: "/nowhere/at-all", answers: everyone("not found") },
];

/** Pages that strangers may open; tried without a session. */
export const publicPlaces = ["/sign-in", "/forgotten-password"];

/** Routes that only send on to another. */
export const redirects: string[] = [];
