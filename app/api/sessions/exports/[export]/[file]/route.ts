import { linkToExport } from "#lib/domain/sessions/index.ts";
import { answering, unkept } from "#lib/web/route.ts";
import { services } from "#lib/web/services.ts";
import { requireActor } from "#lib/web/session/current-actor.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ export: string; file: string }> };

/** Leads to a file of an export, by a link that is made now and lasts fifteen minutes. One GetItem. */
export const GET = (_: Request, { params }: Context): Promise<Response> =>
  answering(async () => {
    const actor = await requireActor("sessions:export");
    const { export: id, file } = await params;
    const Location = await linkToExport(services(), actor, { id, file });
    return new Response(null, { status: 303, headers: { ...unkept, Location } });
  });
