import { nameFromAddress } from "#app/(console)/prompts/_components/addresses.ts";
import { exportQueueMappings } from "#lib/domain/lines-of-business/index.ts";
import { answering, unkept } from "#lib/web/route.ts";
import { downloaded } from "#lib/web/sent-form.ts";
import { services } from "#lib/web/services.ts";
import { requireActor } from "#lib/web/session/current-actor.ts";

export const dynamic = "force-dynamic";

/** The queue mappings of a line of business, as a CSV that import gives back exactly. */
export function GET(_request: Request, { params }: { params: Promise<{ lob: string }> }): Promise<Response> {
  return answering(async () => {
    const actor = await requireActor("config:read");
    const lob = nameFromAddress((await params).lob);
    const deps = services();
    const csv = await exportQueueMappings(deps, actor, { lob });
    const name = `queues-${lob}-${deps.clock.now().toISOString().slice(0, 10)}.csv`;
    return new Response(csv, { headers: { ...unkept, ...downloaded("text/csv", name) } });
  });
}
