import "server-only";
import type { z } from "zod";
import { DomainError } from "#lib/kernel/errors.ts";
import { fieldErrorsOf } from "#lib/kernel/field-errors.ts";

/** The file of a form that was sent. @throws VALIDATION at `file` where there is none */
export async function fileOf(form: FormData): Promise<{ bytes: Uint8Array; name: string }> {
  const file = form.get("file");
  if (!(file instanceof File))
    throw new DomainError("VALIDATION", "import.noFile", {
      fieldErrors: { file: { reason: "import.noFile" } },
    });
  return { bytes: await file.bytes(), name: file.name.slice(0, 255) };
}

/** What a form says beside its file, as JSON in `input`. @throws VALIDATION */
export function inputOf<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
  more: object = {},
): z.output<Schema> {
  const sent = form.get("input");
  let given: unknown;
  try {
    given = JSON.parse(typeof sent === "string" ? sent : "{}");
  } catch {
    given = {};
  }
  const parsed = schema.safeParse(typeof given === "object" ? { ...given, ...more } : more);
  if (parsed.success) return parsed.data;
  throw new DomainError("VALIDATION", "form.invalid", { fieldErrors: fieldErrorsOf(parsed.error) });
}

/** A run as it goes, one JSON object a line: the last has its result. Who closes the connection stops nothing. */
export function linesOf<Step>(
  steps: AsyncGenerator<Step, void, undefined>,
  tell: (step: Step) => unknown,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await steps.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(tell(value))}\n`));
    },
    async cancel() {
      await steps.return();
    },
  });
}

/** A download's headers. RFC 6266: the first name for old browsers, the second for all letters. */
export const downloaded = (type: string, name: string): Record<string, string> => ({
  "Content-Type": `${type}; charset=utf-8`,
  "Content-Disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(name)}`,
});
