/** A record of a stream, as Amazon DynamoDB tells it and AWS Lambda hands it on. */
export type TableChange = { dynamodb: { SequenceNumber: string } } & Record<string, unknown>;

/** A place in a stream: all of it, or what comes after one of its records. */
type Place =
  | { ShardIteratorType: "TRIM_HORIZON" }
  | { ShardIteratorType: "AFTER_SEQUENCE_NUMBER"; SequenceNumber: string };
type Page = { Records?: TableChange[]; NextShardIterator?: string };

/** The local engines do not look at signatures; they want one that looks like one. */
const headers = {
  "content-type": "application/x-amz-json-1.0",
  authorization:
    "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local",
  "x-amz-date": "20260101T000000Z",
};

/** Amazon DynamoDB Streams at a local engine. Every request @throws what the engine says */
export function localStreams(endpoint: string, signal: AbortSignal) {
  async function ask<Answer>(target: string, asked: object): Promise<Answer> {
    const answer = await fetch(endpoint, {
      method: "POST",
      headers: { ...headers, "x-amz-target": target },
      body: JSON.stringify(asked),
      signal,
    });
    if (!answer.ok) throw new Error(`${target}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
    return (await answer.json()) as Answer;
  }
  const streams = <Answer>(operation: string, asked: object) =>
    ask<Answer>(`DynamoDBStreams_20120810.${operation}`, asked);
  return {
    /** The table's stream; undefined while it has none. A table that is made anew has another one. */
    async latest(table: string): Promise<string | undefined> {
      const { Table } = await ask<{
        Table: { LatestStreamArn?: string; StreamSpecification?: { StreamEnabled: boolean } };
      }>("DynamoDB_20120810.DescribeTable", { TableName: table });
      return Table.StreamSpecification?.StreamEnabled ? Table.LatestStreamArn : undefined;
    },

    /** The shards of a stream, in the order in which they were begun. */
    async shards(arn: string): Promise<string[]> {
      const { StreamDescription } = await streams<{
        StreamDescription: { Shards?: { ShardId: string }[] };
      }>("DescribeStream", { StreamArn: arn });
      return (StreamDescription.Shards ?? []).map(({ ShardId }) => ShardId);
    },

    /** What a shard holds after a record, page by page, as far as it goes now. */
    async *records(arn: string, shard: string, after?: string): AsyncGenerator<TableChange[]> {
      const place: Place = after
        ? { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: after }
        : { ShardIteratorType: "TRIM_HORIZON" };
      let { ShardIterator: next } = await streams<{ ShardIterator?: string }>("GetShardIterator", {
        ...{ StreamArn: arn, ShardId: shard },
        ...place,
      });
      while (next) {
        const page: Page = await streams<Page>("GetRecords", { ShardIterator: next });
        if (!page.Records?.length) return;
        yield page.Records;
        next = page.NextShardIterator;
      }
    },
  };
}
