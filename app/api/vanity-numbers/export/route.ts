import { filterOf } from "#app/(console)/vanity-numbers/_components/addresses.ts";
import { formText } from "#components/forms/form-text.ts";
import { exportRecords } from "#lib/domain/vanity-history/index.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { answering, streamed, unkept } from "#lib/web/route.ts";
import { downloaded } from "#lib/web/sent-form.ts";
import { services } from "#lib/web/services.ts";
import { requireActor } from "#lib/web/session/current-actor.ts";
import { requireSameOrigin } from "#lib/web/session/same-origin.ts";

export const dynamic = "force-dynamic";

/** Vanity numbers by the list's filter, as a CSV. Posted, because taking them is recorded. */
export function POST(request: Request): Promise<Response> {
  return answering(async (requestId) => {
    requireSameOrigin(request);
    const actor = await requireActor("vanity:read");
    const form = await request.formData();
    const said = (name: string) => formText(form, name) || undefined;
    const deps = services();
    const search = { day: said("day"), caller: said("caller"), target: said("target") };
    const filter = filterOf(search, deps.numbers);
    if (!filter) throw new DomainError("NOT_FOUND", "numbers.gone");
    const parts = exportRecords(deps, actor, { filter, requestId });
    // The first part is asked for here: what refuses the export answers with its status, not with half a file.
    const first = await parts.next();
    const name = `vanity-numbers-${filter.day ?? deps.clock.now().toISOString().slice(0, 10)}.csv`;
    return new Response(streamed(first.value ?? "", parts, requestId), {
      headers: { ...unkept, ...downloaded("text/csv", name) },
    });
  });
}
