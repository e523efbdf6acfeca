import {
  momentOfTurn,
  shownTurn,
  stateOf,
  type ToldTurns,
} from "#app/(console)/sessions/[session]/_components/shown.ts";
import { isRevealed, listSessionTurns, newSessionTurns } from "#lib/domain/sessions/index.ts";
import { answering, unkept } from "#lib/web/route.ts";
import { services } from "#lib/web/services.ts";
import { requireActor } from "#lib/web/session/current-actor.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ session: string }> };

/** Turns of a session: those after one (`?after=`), or the page before a cursor (`?older=`). Two calls. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answering(async () => {
    const actor = await requireActor("sessions:read");
    const session_id = (await params).session;
    const query = new URL(request.url).searchParams;
    const shows = isRevealed(services(), actor, session_id, query.get("show") ?? undefined);
    const older = query.get("older");
    let told: ToldTurns;
    if (older) {
      const page = await listSessionTurns(services(), actor, { session_id, cursor: older, limit: 50 });
      told = { turns: page.items.map((turn) => shownTurn(turn, shows)), older: page.next, state: "" };
    } else {
      const after = query.get("after") ?? undefined;
      const { session, turns } = await newSessionTurns(services(), actor, { session_id, after });
      told = {
        turns: turns.map((turn) => shownTurn(turn, shows)),
        state: stateOf(session, momentOfTurn(turns.at(-1)?.turn_id ?? after)),
      };
    }
    return Response.json(told, { headers: unkept });
  });
