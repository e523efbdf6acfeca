import "server-only";
import { DomainError, type FieldError } from "#lib/kernel/errors.ts";

/**
 * A form sent with a file, read no further than `limit` bytes: what is larger is refused before it fills the memory.
 * @throws VALIDATION with `tooLarge` at `file`, or where it is no form
 */
export async function limitedForm(request: Request, limit: number, tooLarge: FieldError): Promise<FormData> {
  const refuse = () =>
    new DomainError("VALIDATION", tooLarge.reason, {
      values: tooLarge.values,
      fieldErrors: { file: tooLarge },
    });
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw refuse();
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    length += next.value.byteLength;
    if (length > limit) throw refuse();
    parts.push(next.value);
  }
  try {
    const type = request.headers.get("content-type") ?? "";
    return await new Response(Buffer.concat(parts), { headers: { "content-type": type } }).formData();
  } catch (error) {
    throw new DomainError("VALIDATION", "form.invalid", { cause: error });
  }
}
