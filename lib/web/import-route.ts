import "server-only";
import type { Scope } from "#lib/domain/access/index.ts";
import { maxImportBytes, type ImportRun, type ImportRuns, type Progress } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { limitedForm } from "./limited-body.ts";
import { answering, unkept } from "./route.ts";
import { linesOf } from "./sent-form.ts";
import { services } from "./services.ts";
import { requireActor } from "./session/current-actor.ts";
import { requireSameOrigin } from "./session/same-origin.ts";

/** The form beside its file: what the person saw of each row. */
const besideFile = 1024 * 1024;

/** A run that a form asks for. `begin` reads what it needs and tells how to do it; nothing is written before `go`. */
export type AskedRun<Result> = {
  id: string;
  begin: (
    deps: ReturnType<typeof services>,
  ) => Promise<Pick<ImportRun, "kind" | "of" | "fileName"> & { go: (progress: Progress) => Promise<Result> }>;
};

type Asked<Answer> = Record<string, (actor: Actor, form: FormData) => Answer | Promise<Answer>>;

type ImportRoute<Result> = {
  scope: Scope;
  /** The reason told of a form that is larger than a file may be; it is given `megabytes`. */
  tooLarge: string;
  runs: () => ImportRuns<Result>;
  /** What the browser gets of a run, in the person's language. */
  words: () => Promise<{ run: (run: ImportRun<Result>) => unknown }>;
  /** The modes that only read. */
  reads: Asked<Response>;
  /** The modes that do something, and stream how far it is. */
  works: Asked<AskedRun<Result>>;
};

/**
 * The route handlers of an import. POST takes one form whose `mode` names what is asked; what works is begun once for
 * its id, and asked for again it is followed. GET with `?id=` follows a run of the actor's own, from where it is to its
 * end: one JSON object a line, the last with its result. Who closes the connection leaves the run to go on by itself.
 */
export function importRoute<Result>({ scope, tooLarge, runs, words, reads, works }: ImportRoute<Result>) {
  async function followed(actor: Actor, run: ImportRun<Result>): Promise<Response> {
    const told = await words();
    return new Response(linesOf(runs().follow(actor, run.id), told.run), {
      headers: { ...unkept, "Content-Type": "application/x-ndjson; charset=utf-8" },
    });
  }

  async function begun(actor: Actor, { id, begin }: AskedRun<Result>): Promise<Response> {
    const already = runs().get(actor, id);
    if (already) return followed(actor, already);
    const deps = services();
    const { go, ...about } = await begin(deps);
    return followed(actor, runs().start(actor, { id, ...about, at: deps.clock.now() }, go));
  }

  const asked = <Answer>(modes: Asked<Answer>, mode: unknown) =>
    typeof mode === "string" && Object.hasOwn(modes, mode) ? modes[mode] : undefined;

  const POST = (request: Request): Promise<Response> =>
    answering(async () => {
      requireSameOrigin(request);
      const actor = await requireActor(scope);
      const form = await limitedForm(request, maxImportBytes + besideFile, {
        reason: tooLarge,
        values: { megabytes: maxImportBytes / 1024 ** 2 },
      });
      const mode = form.get("mode");
      const read = asked(reads, mode);
      if (read) return read(actor, form);
      const work = asked(works, mode);
      if (work) return begun(actor, await work(actor, form));
      throw new DomainError("VALIDATION", "form.invalid");
    });

  const GET = (request: Request): Promise<Response> =>
    answering(async () => {
      const actor = await requireActor(scope);
      const run = runs().get(actor, new URL(request.url).searchParams.get("id") ?? "");
      if (!run) throw new DomainError("NOT_FOUND", "import.gone");
      return followed(actor, run);
    });

  return { GET, POST };
}
