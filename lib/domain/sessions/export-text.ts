import { byteOrderMark, writeCsv } from "#lib/domain/prompts/index.ts";
import type { ExportFormat } from "./export.ts";
import type { Session } from "./session.ts";
import type { Summary } from "./summary.ts";
import type { Turn } from "./turn.ts";

/** A session with all that was said in it, as it is exported. */
export type ExportedSession = { session: Session; turns: Turn[]; summaries: Summary[] };

const sessionColumns = [
  "session_id",
  "customer_id",
  "status",
  "language",
  "source",
  "lob",
  "flow",
  "agent_id",
  "turn_count",
  "created_at",
  "updated_at",
  "disconnected_at",
  "archived_at",
] as const satisfies (keyof Session)[];
const turnColumns = ["session_id", "turn", "created_at", "role", "content", "prompt", "version", "language"];

const cell = (value: string | number | undefined) => String(value ?? "");
const rowOf = (session: Session) => sessionColumns.map((column) => cell(session[column]));
const turnRow = ({ session_id }: Session, turn: Turn) => [
  session_id,
  cell(turn.seq),
  turn.created_at,
  turn.role,
  turn.content,
  turn.prompt ? `${turn.prompt.flow}/${turn.prompt.name}` : "",
  cell(turn.prompt?.version),
  cell(turn.prompt?.language),
];

/** What leaves the server of a session: where its archive lies stays here. */
function told({ session, turns, summaries }: ExportedSession) {
  const { archive_key: _, previous_status: __, ...shown } = session;
  return { ...shown, turns: turns.map(({ client_id: ___, ...turn }) => turn), summaries };
}

/** What stands before the first session, in each of the format's files. */
export const beginningOf = (format: ExportFormat): string[] => {
  if (format === "csv")
    return [sessionColumns, turnColumns].map((columns) => byteOrderMark + writeCsv([[...columns]]));
  return [format === "json" ? "[" : ""];
};

/** The text of some sessions, in each of the format's files. `isFirst`: none stands before them. */
export function textOf(
  format: ExportFormat,
  sessions: readonly ExportedSession[],
  isFirst: boolean,
): string[] {
  if (sessions.length === 0) return format === "csv" ? ["", ""] : [""];
  if (format === "csv")
    return [
      writeCsv(sessions.map(({ session }) => rowOf(session))),
      writeCsv(sessions.flatMap(({ session, turns }) => turns.map((turn) => turnRow(session, turn)))),
    ];
  const lines = sessions.map((one) => JSON.stringify(told(one)));
  return [
    format === "jsonl"
      ? lines.map((line) => `${line}\n`).join("")
      : `${isFirst ? "" : ","}\n${lines.join(",\n")}`,
  ];
}

/** What stands after the last session. */
export const endingOf = (format: ExportFormat): string[] => {
  if (format === "csv") return ["", ""];
  return [format === "json" ? "\n]\n" : ""];
};
