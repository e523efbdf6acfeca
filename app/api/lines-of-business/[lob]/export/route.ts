import { nameFromAddress } from "#app/(console)/prompts/_components/addresses.ts";
import { exportLob } from "#lib/domain/lines-of-business/index.ts";
import { answering, unkept } from "#lib/web/route.ts";
import { downloaded } from "#lib/web/sent-form.ts";
import { services } from "#lib/web/services.ts";
import { requireActor } from "#lib/web/session/current-actor.ts";

export const dynamic = "force-dynamic";

/** A whole line of business as JSON, for another deployment's import. One value a line: what is damaged has a line. */
export function GET(_request: Request, { params }: { params: Promise<{ lob: string }> }): Promise<Response> {
  return answering(async () => {
    const actor = await requireActor("config:read");
    const lob = nameFromAddress((await params).lob);
    const file = await exportLob(services(), actor, { lob });
    const name = `line-of-business-${lob}-${file.exportedAt.slice(0, 10)}.json`;
    return new Response(`${JSON.stringify(file, null, 2)}\n`, {
      headers: { ...unkept, ...downloaded("application/json", name) },
    });
  });
}
