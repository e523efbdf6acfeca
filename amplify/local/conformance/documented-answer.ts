import { Validator, type Schema } from "@cfworker/json-schema";
import document from "../../api/session-api.openapi.json" with { type: "json" };

type Answered = {
  description: string;
  headers?: object;
  content?: { "application/json": { schema: Schema } };
};
type Described = { operationId: string; responses: Record<string, Answered | { $ref: string }> };

const described = Object.values(document.paths).flatMap((item) =>
  Object.values(item as unknown as Record<string, Described>),
);
const shared = document.components.responses as unknown as Record<string, Answered>;

/** What the document says of an operation's answer with a status; undefined where it knows none. */
function documented(operationId: string, status: number): Answered | undefined {
  const responses = described.find((one) => one.operationId === operationId)?.responses;
  const found = responses?.[String(status)];
  return found && "$ref" in found ? shared[found.$ref.split("/").at(-1) ?? ""] : found;
}

export type Answer = { status: number; headers: Headers; text: string };

/** The statuses that the document gives to an operation. */
export const statusesOf = (operationId: string): number[] =>
  Object.keys(described.find((one) => one.operationId === operationId)?.responses ?? {}).map(Number);

/** The operation that a request is for; undefined for an address that the document has not. */
export const operationAt = (method: string, path: string): string | undefined =>
  Object.entries(document.paths).flatMap(([template, item]) => {
    const address = new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`);
    const found = (item as unknown as Partial<Record<string, Described>>)[method.toLowerCase()];
    return found && address.test(path.split("?")[0] ?? "") ? [found.operationId] : [];
  })[0];

/** What of an answer is not as the document says; undefined where all of it is. */
export function undocumented(operationId: string, { status, headers, text }: Answer): string | undefined {
  const answer = documented(operationId, status);
  if (!answer) return `status ${status} is not documented: ${text}`;
  const missing = Object.keys(answer.headers ?? {}).filter((name) => !headers.has(name));
  if (missing.length > 0) return `${status} has no header ${missing.join()}`;
  if (headers.get("content-type") !== "application/json") return `${status} is no JSON`;
  const schema = answer.content?.["application/json"].schema;
  if (!schema) return `${status} has no documented body`;
  const body = JSON.parse(text) as unknown;
  const { valid, errors } = new Validator({ ...schema, components: document.components }, "4").validate(body);
  return valid ? undefined : `${status}: ${JSON.stringify(errors.at(-1))} in ${text}`;
}
