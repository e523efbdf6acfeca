import fc from "fast-check";
import document from "../../api/session-api.openapi.json" with { type: "json" };

/** As much of JSON Schema as the document speaks. */
export type Schema = {
  $ref?: string;
  type?: "object" | "string" | "integer" | "boolean" | "array";
  enum?: string[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean;
};
type Parameter = { name: string; in: "path" | "query" | "header"; required?: boolean; schema: Schema };
type Described = {
  operationId: string;
  parameters: { $ref: string }[];
  requestBody?: { content: { "application/json": { schema: Schema } } };
};

export type DocumentedOperation = {
  id: string;
  method: string;
  template: string;
  parameters: Parameter[];
  body?: Schema;
};

const components = document.components as unknown as {
  schemas: Record<string, Schema>;
  parameters: Record<string, Parameter>;
};
const named = (ref: string) => ref.split("/").at(-1) ?? "";

/** A schema in place of what refers to one. */
export const resolved = (schema: Schema): Schema =>
  schema.$ref ? (components.schemas[named(schema.$ref)] ?? {}) : schema;

/** Every operation of the document, with the rules for its requests. */
export const documentedOperations: DocumentedOperation[] = Object.entries(document.paths).flatMap(
  ([template, item]) =>
    Object.entries(item as unknown as Record<string, Described>).map(([method, described]) => ({
      id: described.operationId,
      method: method.toUpperCase(),
      template,
      parameters: described.parameters.map(({ $ref }) => components.parameters[named($ref)] as Parameter),
      body: described.requestBody?.content["application/json"].schema,
    })),
);

/** Of several alphabets and of none, of one and of two halves, and those that mean something elsewhere. */
const characters = fc.constantFrom(..."aZ09 -_.:/%$'\"<>{}\\\t\nñéß日本語עب☎👋🏽");

function textOf({ pattern, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<string> {
  // What leaves out some characters is met by chance; what spells something out is made from its pattern.
  if (!pattern || pattern.startsWith("^[^"))
    return fc
      .string({ unit: characters, minLength, maxLength: Math.min(maxLength, 200) })
      .filter((text) => new RegExp(pattern ?? "", "u").test(text));
  return fc.stringMatching(new RegExp(pattern));
}

/** Values that a schema lets pass. */
export function valueOf(given: Schema): fc.Arbitrary<unknown> {
  const schema = resolved(given);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === "integer") {
    const { minimum: min = -1e9, maximum: max } = schema;
    // Without a limit, numbers may be as large as JSON can say.
    return max === undefined
      ? fc.oneof(
          fc.nat(1e6).map((n) => min + n),
          fc.constant(1e300),
        )
      : fc.integer({ min, max });
  }
  if (schema.type !== "object") return textOf(schema);
  const fields = Object.entries(schema.properties ?? {}).map(([name, one]) => [name, valueOf(one)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] });
}

/** A value that a schema refuses, and by which of its keywords. */
export type Broken = { keyword: string; value: unknown };

const otherTypes = [7, 1.5, true, null, [], {}, "word", -0.1];
const isOf = (type: Schema["type"], value: unknown): boolean =>
  type === "integer" ? Number.isInteger(value) : type === "object" ? isObject(value) : typeof value === type;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What no field of ours allows: nothing, spaces, control characters, marks of direction, halves of characters. */
const odd = [
  "",
  " ",
  "a b c",
  "\u0000",
  "a\u0007",
  "\u202eabc",
  "\ud800",
  "x\udfff",
  "é",
  "☎",
  "../..",
  "'; --",
  "a\n",
];

function brokenText({ pattern, minLength, maxLength, ...schema }: Schema): Broken[] {
  const found: Broken[] = [];
  if (schema.enum) found.push({ keyword: "enum", value: "none of these" }, { keyword: "enum", value: "" });
  if (pattern) {
    const rule = new RegExp(pattern, "u");
    for (const value of odd) if (!rule.test(value)) found.push({ keyword: "pattern", value });
  }
  if (minLength) found.push({ keyword: "minLength", value: "x".repeat(minLength - 1) });
  if (maxLength !== undefined) found.push({ keyword: "maxLength", value: "x".repeat(maxLength + 1) });
  return found;
}

function brokenNumber({ minimum, maximum }: Schema): Broken[] {
  return [
    ...(minimum === undefined ? [] : [{ keyword: "minimum", value: minimum - 1 }]),
    ...(maximum === undefined
      ? []
      : [
          { keyword: "maximum", value: maximum + 1 },
          { keyword: "maximum", value: 1e300 },
        ]),
  ];
}

/** Names that an object has without being given them. */
const inherited = ["__proto__", "constructor", "toString", "hasOwnProperty"];
const withField = (value: object, name: string, field: unknown): object =>
  Object.defineProperty({ ...value }, name, { value: field, enumerable: true });

function brokenObject(schema: Schema, value: Record<string, unknown>): Broken[] {
  const found: Broken[] = [];
  for (const name of schema.required ?? []) {
    const { [name]: _, ...rest } = value;
    found.push({ keyword: `required ${name}`, value: rest });
  }
  if (schema.additionalProperties === false)
    for (const name of ["unexpected", "PK", ...inherited])
      found.push({ keyword: `additionalProperties ${name}`, value: withField(value, name, "x") });
  for (const [name, one] of Object.entries(schema.properties ?? {}))
    for (const broken of brokenValues(one, value[name]))
      found.push({ keyword: `${name}: ${broken.keyword}`, value: { ...value, [name]: broken.value } });
  return found;
}

/** Everything that breaks one keyword of a schema, the rest being as it should: made from a value that passes. */
export function brokenValues(given: Schema, value: unknown): Broken[] {
  const schema = resolved(given);
  const types = otherTypes.filter((other) => !isOf(schema.type, other));
  const found = types.map((other) => ({ keyword: `type ${JSON.stringify(other)}`, value: other }));
  if (schema.type === "integer") return [...found, ...brokenNumber(schema)];
  if (schema.type !== "object") return [...found, ...brokenText(schema)];
  return isObject(value) ? [...found, ...brokenObject(schema, value)] : found;
}

/** What breaks a parameter in an address or a header, where everything is text. */
export const brokenParameter = ({ schema: given }: Parameter): Broken[] => {
  const schema = resolved(given);
  if (schema.type !== "integer") return brokenText(schema);
  const words = ["", " ", "many", "1.5", "1e1", "0x10", "1 ", "+5", "9".repeat(400)];
  return [
    ...words.map((value) => ({ keyword: "type", value })),
    ...brokenNumber(schema).map(({ keyword, value }) => ({ keyword, value: String(value) })),
  ];
};
