import { Validator, type OutputUnit, type Schema } from "@cfworker/json-schema";
// The one place where the rules for requests are: the deployment and the local stack read this very file too.
import document from "../../api/session-api.openapi.json" with { type: "json" };

/** The operations of the document; a test sees to it that there are no others. */
export const operationIds = [
  "createSession",
  "getSession",
  "deleteSession",
  "listTurns",
  "addTurn",
  "handOff",
  "listCustomerSessions",
  "startCleanup",
  "startExport",
  "getExecution",
] as const;
export type OperationId = (typeof operationIds)[number];

type Described = {
  operationId: string;
  parameters: { $ref: string }[];
  requestBody?: { content: { "application/json": { schema: Schema } } };
  responses: Record<string, unknown>;
};
type Parameter = { name: string; in: string; schema: Schema };
type Given = Record<string, string | readonly string[] | null | undefined>;

/** What of a request the document speaks of. Header names are in lower case; a parameter may be given many times. */
export type CheckedParts = {
  path: Given;
  query: Given;
  header: Given;
  /** Undefined where the operation takes none. */
  body?: unknown;
};

/** Why a request is not what the document says: where, and what is wrong there. */
export type Problem = { in: "path" | "query" | "header" | "body"; where: string; what: string };

/** The parameters that the document knows, as their types say, with its defaults. */
export type Values = Record<string, string | number>;

const longestWhere = 100;

/** Reads a `$ref` of the document; `base` so that the schemas find one another. */
const dereferenced = <Value>(ref: string): Value => {
  let found: unknown = document;
  for (const step of ref.slice(2).split("/")) found = (found as Record<string, unknown>)[step];
  return found as Value;
};
/**
 * Draft 4 is what Amazon API Gateway checks by. The schemas' references start at the document's root. Made when it is
 * first needed: an instance of the function rarely meets every operation.
 */
function validatorOf(schema: Schema) {
  let made: Validator | undefined;
  return (value: unknown) =>
    (made ??= new Validator({ ...schema, components: document.components }, "4", false)).validate(value);
}

/** The deepest errors only: those above merely say that something below is wrong. */
function firstProblem(place: Problem["in"], errors: readonly OutputUnit[], name = ""): Problem {
  const telling = errors.filter(({ keyword }) => !["properties", "$ref", "items", "oneOf"].includes(keyword));
  const { instanceLocation = "#", error = "is not what it should be" } = telling[0] ?? errors[0] ?? {};
  const inside = instanceLocation.slice(2).replaceAll("/", ".");
  return { in: place, where: [name, inside].filter(Boolean).join(".").slice(0, longestWhere), what: error };
}

/** Numbers stand as digits in an address; what is none stays a word, and is refused as such. */
const typed = (schema: Schema, text: string): string | number =>
  schema.type === "integer" && /^-?\d{1,15}$/.test(text) ? Number(text) : text;

function readParameter({ name, in: place, schema }: Parameter) {
  const target = schema.$ref ? dereferenced<Schema>(schema.$ref) : schema;
  const validate = validatorOf(schema);
  const from = place as "path" | "query" | "header";
  return (parts: CheckedParts, values: Values): Problem | undefined => {
    const given = parts[from][name];
    const all = given === undefined || given === null ? [] : typeof given === "string" ? [given] : given;
    if (all.length > 1) return { in: from, where: name, what: "It is given more than once." };
    const [text] = all;
    if (text === undefined) {
      if (target.default !== undefined) values[name] = target.default as string | number;
      return from === "path" ? { in: from, where: name, what: "It is missing." } : undefined;
    }
    const value = typed(target, text);
    const { valid, errors } = validate(value);
    if (!valid) return firstProblem(from, errors, name);
    values[name] = value;
    return undefined;
  };
}

function describe(template: string, method: string, described: Described) {
  const readers = described.parameters.map(({ $ref }) => readParameter(dereferenced<Parameter>($ref)));
  const schema = described.requestBody?.content["application/json"].schema;
  const body = schema && validatorOf(schema);
  return {
    id: described.operationId as OperationId,
    template,
    method: method.toUpperCase(),
    takesBody: body !== undefined,
    /** Whether the document lets it answer so. */
    answers: (status: number): boolean => String(status) in described.responses,

    /** Checks everything at once and gives the first problem, else the values of the parameters. */
    check(parts: CheckedParts): { problem: Problem } | { problem: undefined; values: Values } {
      const values: Values = {};
      for (const reader of readers) {
        const problem = reader(parts, values);
        if (problem) return { problem };
      }
      if (body) {
        const { valid, errors } = body(parts.body);
        if (!valid) return { problem: firstProblem("body", errors) };
      }
      return { problem: undefined, values };
    },
  };
}

export type Operation = ReturnType<typeof describe>;

/** Every operation of the document. */
export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([template, item]) =>
  Object.entries(item as unknown as Record<string, Described>).map(([method, described]) =>
    describe(template, method, described),
  ),
);

/** The operation of a path template and a method; undefined where the document has none. */
export const operationOf = (template: string, method: string): Operation | undefined =>
  operations.find((one) => one.template === template && one.method === method);
