import { QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import { read, type Database } from "./dynamodb.ts";

/** Every item that a query finds. One Query for each megabyte. @throws UNAVAILABLE */
export async function queryAll(
  database: Database,
  input: Omit<QueryCommandInput, "ExclusiveStartKey" | "Limit">,
  signal?: AbortSignal,
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let start: QueryCommandInput["ExclusiveStartKey"];
  do {
    const command = new QueryCommand({ ...input, ExclusiveStartKey: start });
    const answer = await read(() => database.send(command, { abortSignal: signal }));
    found.push(...(answer.Items ?? []));
    start = answer.LastEvaluatedKey;
  } while (start);
  return found;
}
