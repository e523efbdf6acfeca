import { z } from "zod";

export const turnRoles = ["customer", "bot", "agent", "system"] as const;
export type TurnRole = (typeof turnRoles)[number];

/** Characters of one turn: far more than anyone says, far less than an item holds. */
export const maxTurnLength = 10_000;
/** No unpaired surrogates, and no control characters but tab and the ends of lines. */
export const isCleanText = (text: string): boolean =>
  text.isWellFormed() && !/[\p{Cc}]/u.test(text.replace(/[\t\n\r]/g, ""));

export const clientIdPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** The prompt behind what a bot said, and the version that was spoken. */
export const spokenSchema = z.object({
  flow: z.string(),
  name: z.string(),
  version: z.number().int(),
  language: z.string().optional(),
});
export type SpokenVersion = z.infer<typeof spokenSchema>;

const storedTurnSchema = z.object({
  SK: z.string(),
  role: z.enum(turnRoles),
  content: z.string(),
  prompt: spokenSchema.optional(),
  client_id: z.string().optional(),
  /** Who speaks, of several agents. */
  agent_id: z.string().optional(),
});

/** What was said once. `turn_id` is `<epoch ms>-<seq>`: its place, without the key. */
export type Turn = Omit<z.infer<typeof storedTurnSchema>, "SK"> & {
  turn_id: string;
  /** 1 for the first turn of a session. */
  seq: number;
  /** ISO 8601 UTC. */
  created_at: string;
};

/** `TURN#<epoch ms>#<seq>`; the number is padded so that turns of one moment keep their order. */
export const turnSort = (at: number, seq: number): string => `TURN#${at}#${String(seq).padStart(6, "0")}`;

export const turnIdPattern = /^\d{1,16}-\d{1,12}$/;
/** The sort key of a turn by its id, which matches {@link turnIdPattern}. */
export const sortOfTurn = (id: string): string => `TURN#${id.replace("-", "#")}`;

/** A stored turn, whoever wrote it. @throws ZodError */
export function readTurn(item: unknown): Turn {
  const { SK, ...turn } = storedTurnSchema.parse(item);
  const [, at = "", seq = ""] = SK.split("#");
  const created_at = new Date(Number(at)).toISOString();
  return { turn_id: `${at}-${seq}`, seq: Number(seq), created_at, ...turn };
}

export type NewTurn = Pick<Turn, "role" | "content" | "prompt" | "client_id" | "agent_id">;

/** What marks that a client's message was stored, and as which turn: kept as long as the session. */
export const clientSort = (clientId: string): string => `CLIENT#${clientId}`;
export const clientMarkSchema = z.object({ turn_id: z.string().regex(turnIdPattern) });
