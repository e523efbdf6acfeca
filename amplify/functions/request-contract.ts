type Json = Record<string, unknown>;
type Document = { paths: Record<string, Record<string, Json>>; components: Record<string, Json> };

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** Every `#/components/schemas/<name>` that a part refers to, directly or through another schema. */
function schemasOf(part: unknown, all: Json, found = new Set<string>()): Set<string> {
  if (!isObject(part)) return found;
  const name =
    typeof part.$ref === "string" ? /^#\/components\/schemas\/(\w+)$/.exec(part.$ref)?.[1] : undefined;
  if (name !== undefined && !found.has(name)) schemasOf(all[name], all, found.add(name));
  for (const value of Object.values(part)) schemasOf(value, all, found);
  return found;
}

const withoutWords = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(withoutWords);
  if (!isObject(part)) return part;
  const isWords = (name: string, value: unknown) =>
    (name === "description" || name === "summary") && typeof value === "string";
  return Object.fromEntries(
    Object.entries(part)
      .filter(([name, value]) => !isWords(name, value))
      .map(([name, value]) => [name, withoutWords(value)]),
  );
};

/**
 * What of an OpenAPI document a function needs that checks requests by it: the rules for requests, and which answers
 * there are; not what these look like, and no words for people.
 */
export function requestContract({ paths, components }: Document): Json {
  const { schemas = {}, parameters = {} } = components;
  const shortened = Object.fromEntries(
    Object.entries(paths).map(([template, item]) => [
      template,
      Object.fromEntries(
        Object.entries(item).map(([method, { responses, ...operation }]) => [
          method,
          {
            ...operation,
            responses: Object.fromEntries(Object.keys(responses as Json).map((status) => [status, 0])),
          },
        ]),
      ),
    ]),
  );
  const needed = schemasOf({ shortened, parameters }, schemas);
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => needed.has(name)));
  return withoutWords({ paths: shortened, components: { parameters, schemas: kept } }) as Json;
}
