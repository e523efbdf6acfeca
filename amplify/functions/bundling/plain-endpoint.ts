/** What an AWS client asks for its address with, as far as ours differ in it. */
export type EndpointQuestion = {
  Region?: string;
  /** An address that is given: the local engines', or an API's own. */
  Endpoint?: string;
  Bucket?: string;
  ForcePathStyle?: boolean;
  UseFIPS?: boolean;
  UseDualStack?: boolean;
};
export type Endpoint = { url: URL; headers: Record<string, string[]>; properties: Record<string, unknown> };

/** Domains of the partitions of AWS, by the beginning of their regions. */
const domains: readonly [string, string][] = [
  ["cn-", "amazonaws.com.cn"],
  ["eusc-", "amazonaws.eu"],
];
const isolated = /^(us|eu)-iso/;
const hosts: Record<string, string> = { apigatewaymanagementapi: "execute-api", sfn: "states" };

/**
 * The address of an AWS service in a region. The clients bring rules for all kinds of addresses, which are 23 kB for
 * Amazon S3 and DynamoDB alone; functions need the plain ones.
 * @throws for kinds of addresses that ours never are
 */
export function plainEndpoint(client: string, asked: EndpointQuestion): Endpoint {
  const { Region: region = "", Endpoint: given, Bucket: bucket } = asked;
  if (!given && (!region || isolated.test(region) || asked.UseFIPS || asked.UseDualStack))
    throw new Error(`no plain endpoint of ${client} in the region "${region}"`);
  if (bucket !== undefined && !/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/.test(bucket))
    throw new Error(`"${bucket}" is not the name of a bucket`);
  const domain = domains.find(([start]) => region.startsWith(start))?.[1] ?? "amazonaws.com";
  const host = `${hosts[client] ?? client}.${region}.${domain}`;
  const isHost = bucket && !asked.ForcePathStyle && !given && !bucket.includes(".");
  const service = given ?? `https://${host}`;
  const path = bucket ? `${service.replace(/\/$/, "")}/${bucket}` : service;
  const url = new URL(isHost ? `https://${bucket}.${host}` : path);
  const authSchemes = [
    { name: "sigv4", signingName: "s3", signingRegion: region, disableDoubleEncoding: true },
  ];
  return { url, headers: {}, properties: client === "s3" ? { authSchemes } : {} };
}
