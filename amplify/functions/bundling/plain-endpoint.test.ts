import { ApiGatewayManagementApiClient } from "@aws-sdk/client-apigatewaymanagementapi";
import { ConnectClient } from "@aws-sdk/client-connect";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { expect, it } from "vitest";
import { plainEndpoint, type EndpointQuestion } from "./plain-endpoint.ts";

type Resolver = (asked: EndpointQuestion) => { url: URL; properties?: object };
const region = "us-east-1";
const clients: Record<string, { config: { endpointProvider: unknown } }> = {
  apigatewaymanagementapi: new ApiGatewayManagementApiClient({ region }),
  connect: new ConnectClient({ region }),
  dynamodb: new DynamoDBClient({ region }),
  s3: new S3Client({ region }),
  sfn: new SFNClient({ region }),
  sqs: new SQSClient({ region }),
};
const regions = ["us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1", "eusc-de-east-1"];

it.each(Object.keys(clients))("%s is where its own client says that it is", (name) => {
  const theirs = clients[name]?.config.endpointProvider as Resolver;
  for (const Region of regions)
    for (const given of [
      {},
      { Endpoint: "http://127.0.0.1:3901" },
      { Endpoint: "https://abc.execute-api.eu-west-1.amazonaws.com/live" },
      ...(name === "s3"
        ? [
            { Bucket: "archives-1" },
            { Bucket: "archives.of.ours" },
            { Bucket: "archives-1", ForcePathStyle: true },
            { Bucket: "archives-1", ForcePathStyle: true, Endpoint: "http://127.0.0.1:3901/" },
          ]
        : []),
    ]) {
      const asked = { Region, UseFIPS: false, UseDualStack: false, ...given };
      const [wanted, found] = [theirs(asked), plainEndpoint(name, asked)];
      expect([found.url.href, found.properties]).toEqual([wanted.url.href, wanted.properties]);
    }
});

it("refuses what it does not know, instead of asking somebody else", () => {
  for (const asked of [
    {},
    { Region: "us-iso-east-1" },
    { Region: region, UseFIPS: true },
    { Region: region, UseDualStack: true },
    { Region: region, Bucket: "arn:aws:s3:us-east-1:1:accesspoint/one" },
    { Region: region, Bucket: "../other" },
  ])
    expect(() => plainEndpoint("s3", asked)).toThrow();
});
