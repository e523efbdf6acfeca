import { exportName, exportPrompts, importTemplate } from "#lib/domain/prompts/index.ts";
import { answering, streamed, unkept } from "#lib/web/route.ts";
import { downloaded } from "#lib/web/sent-form.ts";
import { services } from "#lib/web/services.ts";
import { requireActor } from "#lib/web/session/current-actor.ts";

export const dynamic = "force-dynamic";

const csv = (body: BodyInit, name: string): Response =>
  new Response(body, {
    headers: {
      ...unkept,
      ...downloaded("text/csv", name),
    },
  });

/** The prompts that the reader sees, as a CSV: all flows, or `?flow=`; `?template` gives the columns alone. */
export function GET(request: Request): Promise<Response> {
  return answering(async (requestId) => {
    const actor = await requireActor("prompts:read");
    const { searchParams } = new URL(request.url);
    if (searchParams.has("template")) return csv(importTemplate(), "prompts.csv");
    const flow = searchParams.get("flow") ?? undefined;
    const deps = services();
    const parts = exportPrompts(deps, actor, { flow });
    // The first part is asked for here: what refuses the export answers with its status, not with half a file.
    const first = await parts.next();
    const stream = streamed(first.value ?? "", parts, requestId);
    return csv(stream, exportName(flow, deps.clock.now()));
  });
}
