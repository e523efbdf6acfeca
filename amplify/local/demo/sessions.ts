import type { HistoryStore } from "#lib/domain/history/index.ts";
import type {
  Handoff,
  HandoffItem,
  NewTurn,
  Session,
  SessionDeps,
  SessionStatus,
} from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { itemOf } from "./batch-write.ts";
import { demoFlows } from "./flows/index.ts";
import { sessionScripts, type SessionScript } from "./session-scripts.ts";

type Item = Record<string, unknown>;
type Language = "en" | "es";
type Deps = { sessions: SessionDeps["sessions"]; history: HistoryStore };

const seed: Actor = { kind: "system", name: "seed" };
const person = (name: string): Actor => ({ kind: "user", name, groups: ["supervisors"], lobs: "*" });
const requestId = "seed-sessions";
const minute = 60_000;
const day = 24 * 60 * minute;

/** The same sequence each time: demo data looks alike on every machine. */
function numbers(seedNumber: number) {
  let state = seedNumber;
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** `00000000-0000-4000-8000-000000000042`, with letters and digits that differ from session to session. */
export function idOf(place: number): string {
  const digits = numbers(place + 7);
  const hex = Array.from({ length: 32 }, () => digits(16).toString(16)).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const prompts = new Map(
  demoFlows.flatMap(({ FlowName, prompts: all }) =>
    all.map((prompt) => [`${FlowName}/${prompt.name}`, prompt]),
  ),
);

/** What is said on each side of a line, as a turn. */
function turnOf(line: SessionScript["before"][number], language: Language, agent_id: string): NewTurn {
  if (line.role !== "bot")
    return { role: line.role, content: line[language], ...(line.role === "agent" ? { agent_id } : {}) };
  const prompt = prompts.get(`${line.flow}/${line.prompt}`);
  if (!prompt) throw new Error(`the demo sessions speak ${line.flow}/${line.prompt}, which is not there`);
  const spoken = language === "es" && prompt.es !== undefined ? "es" : "en";
  const words = (prompt[spoken] ?? prompt.en)
    .replace(/<[^>]*>/g, "")
    .replace(/ {2,}/g, " ")
    .trim();
  const version = prompt.was === undefined ? 1 : 2;
  return {
    role: "bot",
    content: words,
    prompt: { flow: line.flow, name: line.prompt, version, language: spoken },
  };
}

const agents = ["marta", "joe", "li", "sofia"];
const said = {
  handed: {
    en: "marta has joined. You are talking to a person now.",
    es: "Se unió marta. Ahora habla con una persona.",
  },
  left: { en: "The customer has left.", es: "El cliente se fue." },
};

type Plan = { place: number; status: SessionStatus; endsAgo: number };

/** What becomes of the handoff of a live session, which is really asked for (`stage-runs.ts`). */
export type Outcome = "waits" | "declined once" | "taken" | "nobody" | "withdrawn";
const outcomes: readonly [Outcome, number][] = [
  ["waits", 3],
  ["declined once", 1],
  ["taken", 5],
  ["nobody", 1],
  ["withdrawn", 1],
];

const staged = outcomes.flatMap(([outcome, count]) => Array.from({ length: count }, () => outcome));
const firstStaged = 14;

const languageOf = (place: number): Language => (place % 5 < 2 ? "es" : "en");
const priorityOf = (place: number) => (["normal", "high", "urgent", "low"] as const)[place % 4] ?? "normal";
const agentOf = (place: number): string => agents[place % agents.length] ?? "marta";

function scriptOf(place: number): SessionScript {
  const script = sessionScripts[place % sessionScripts.length];
  if (!script) throw new Error("there are no scripts");
  return script;
}

/** The live sessions that ask for a human, why, and what becomes of it. */
export const stagedHandoffs = () =>
  staged.map((outcome, index) => {
    const place = firstStaged + index;
    const [script, language, agent_id] = [scriptOf(place), languageOf(place), agentOf(place)];
    return {
      session_id: idOf(place),
      outcome,
      reason: script.reason[language],
      priority: priorityOf(place),
      agent_id,
      /** What the agent and the customer say then. */
      after: script.after.map((line) => turnOf(line, language, agent_id)),
    };
  });

/** Which sessions there are: live ones of the last minutes, ended ones of the last hours, archived ones of three weeks. */
function plans(): Plan[] {
  const random = numbers(1);
  const some = (count: number, status: SessionStatus, ago: () => number) =>
    Array.from({ length: count }, () => ({ status, endsAgo: ago() }));
  return [
    ...some(firstStaged, "active", () => random(25) * minute + random(60) * 1_000),
    // These ask for a human.
    ...some(staged.length, "active", () => random(4) * minute + 20_000),
    ...some(34, "disconnected", () => random(20 * 60) * minute),
    ...some(5, "deleted", () => (5 + random(180)) * minute),
    ...some(110, "archived", () => day + random(20 * 24 * 60) * minute),
  ].map((plan, place) => ({ ...plan, place }));
}

const wasHanded = ({ place, status }: Plan) =>
  ["disconnected", "archived", "deleted"].includes(status) && place % 3 === 0;

/** A handoff of a session that is over: its run is no longer there. */
function handoffOf(
  { place }: Plan,
  script: SessionScript,
  language: Language,
  at: number,
  agent_id: string,
): HandoffItem {
  const moment = (later: number) => new Date(at + later).toISOString();
  return {
    ...{ reason: script.reason[language], priority: priorityOf(place), requested_by: "supervisor" },
    ...{ language, lob: script.lob },
    state: "completed" satisfies Handoff["state"],
    agent_id,
    updated_at: moment(40_000),
    assigned_at: moment(20_000),
    ended_at: moment(40_000),
  };
}

/** One session with all that belongs to it, as items. */
function itemsOf(deps: Deps, plan: Plan, now: number): { items: Item[]; history: Item[] } {
  const random = numbers(plan.place + 100);
  const [script, language, agent_id] = [scriptOf(plan.place), languageOf(plan.place), agentOf(plan.place)];
  const isHanded = wasHanded(plan);
  const isOver = ["disconnected", "archived", "deleted"].includes(plan.status);
  const before = script.before.map((line) => turnOf(line, language, agent_id));
  const handed: NewTurn = { role: "system", content: said.handed[language].replace("marta", agent_id) };
  const left: NewTurn = { role: "system", content: said.left[language] };
  const turns: NewTurn[] = [
    ...(plan.status === "active" && plan.place < firstStaged && plan.place % 2
      ? before.slice(0, -2)
      : before),
    ...(isHanded ? [handed, ...script.after.map((line) => turnOf(line, language, agent_id))] : []),
    ...(isOver ? [left] : []),
  ];
  // Some think it over for a while: the conversation shows the gap.
  const gaps = turns.map(({ role }) =>
    role === "customer" && random(6) === 0 ? 6 * minute : 3_000 + random(25_000),
  );
  const last = now - plan.endsAgo;
  const times = turns.map((_, place) => last - gaps.slice(place + 1).reduce((sum, gap) => sum + gap, 0));
  const [first = last] = times;
  const iso = (at: number) => new Date(at).toISOString();
  const session: Session = {
    session_id: idOf(plan.place),
    customer_id: `C-${10_000 + ((plan.place * 37) % 61) * 113}`,
    status: plan.status,
    turn_count: turns.length,
    language: language === "es" ? "es-US" : "en-US",
    source: (["web", "mobile", "web", "voice"] as const)[plan.place % 4] ?? "web",
    created_at: iso(first - 4_000),
    updated_at: iso(last),
    lob: script.lob,
    flow: script.flow,
    agent_id: isHanded ? agent_id : undefined,
    disconnected_at: isOver ? iso(last) : undefined,
    deleted_at: plan.status === "deleted" ? iso(last) : undefined,
    previous_status: plan.status === "deleted" ? "disconnected" : undefined,
    archived_at: plan.status === "archived" ? iso(last + 65 * minute) : undefined,
  };
  const { session_id } = session;
  const place = (count: number) => ({ ...session, turn_count: count });
  const isArchived = plan.status === "archived";
  const middle = times[before.length - 1] ?? last;
  const handoff = isHanded ? handoffOf(plan, script, language, middle, agent_id) : undefined;
  const record = (
    action: Parameters<HistoryStore["record"]>[0]["action"],
    actor: Actor,
    at: number,
    after: Item,
  ) =>
    itemOf(
      deps.history.record({
        entity: `SESSION#${session_id}`,
        action,
        actor,
        after,
        at: new Date(at),
        requestId,
      }),
    );
  return {
    items: [
      kept(itemOf(deps.sessions.create(session)), isArchived),
      ...(isArchived
        ? []
        : turns.map((turn, index) =>
            itemOf(deps.sessions.putTurn(place(index), turn, new Date(times[index] ?? last))),
          )),
      ...(handoff ? [itemOf(deps.sessions.createHandoff(session_id, String(middle), handoff))] : []),
      ...(isOver && !isArchived && plan.place % 2
        ? [
            itemOf(
              deps.sessions.putSummary(
                session_id,
                { content: script.summary[language], language, created_by: "system:handoff" },
                new Date(last),
              ),
            ),
          ]
        : []),
    ],
    history: [
      record("session.created", seed, first - 4_000, { status: "active" }),
      ...(handoff
        ? [
            record("session.handed_off", person("supervisor"), middle, {
              reason: handoff.reason,
              priority: handoff.priority,
            }),
          ]
        : []),
      ...(plan.status === "deleted"
        ? [record("session.deleted", person("admin"), last, { status: "deleted" })]
        : []),
    ],
  };
}

/** An archived session is kept for good. */
function kept(item: Item, isKept: boolean): Item {
  const { ttl, ...rest } = item;
  return isKept ? rest : { ...rest, ttl };
}

/** Some hundred sessions in both languages, of every status, the live ones up to this minute. */
export function demoSessions(deps: Deps, now: Date): { sessions: number; items: Item[]; history: Item[] } {
  const all = plans().map((plan) => itemsOf(deps, plan, now.getTime()));
  return {
    sessions: all.length,
    items: all.flatMap(({ items }) => items),
    history: all.flatMap(({ history }) => history),
  };
}
