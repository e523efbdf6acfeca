import { randomUUID } from "node:crypto";
import { stackServices, type StackServices } from "#amplify/local/services.ts";
import { addTurn, createSession, type AddTurnInput } from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { stack } from "./stack.ts";

const seed: Actor = { kind: "system", name: "seed" };
let deps: StackServices | undefined;
const services = () => (deps ??= stackServices(stack()));

/** Something is said in a session, as chat-api stores it. */
export const say = (
  session_id: string,
  content: string,
  role: AddTurnInput["role"] = "customer",
  prompt?: AddTurnInput["prompt"],
): Promise<unknown> => addTurn(services(), seed, { session_id, role, content, prompt });

/**
 * A session of this test's own, with what the customer said in it, one turn after the other. `short` is how the
 * console names it.
 */
export async function arrangeSession(
  turns: readonly string[] = [],
  { customer = `J-${randomUUID().slice(0, 12)}`, lob = "retail" }: { customer?: string; lob?: string } = {},
) {
  const { session_id } = await createSession(services(), seed, {
    customer_id: customer,
    lob,
    requestId: randomUUID(),
  });
  for (const content of turns) await say(session_id, content);
  return { session_id, customer, short: session_id.slice(0, 8), path: `/sessions/${session_id}` };
}
