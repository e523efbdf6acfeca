import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "esbuild";

const refusing = (what: string) => `{ throw new Error(${JSON.stringify(`no ${what} here`)}); }`;

/** Modules of the clients that no function of ours comes to, and what stands in their place. */
const others: readonly [filter: RegExp, contents: string][] = [
  // Signing for several regions at once, and for directory buckets.
  [
    /[\\/]signature-v4-multi-region[\\/]dist-es[\\/]index\.js$/,
    `import { SignatureV4 } from "@smithy/signature-v4";
    export class SignatureV4MultiRegion extends SignatureV4 { static sigv4aDependency() { return "none"; } }
    export { SignatureV4 as SignatureV4SignWithCredentials };`,
  ],
  [
    /[\\/]S3ExpressIdentityProviderImpl\.js$/,
    `export class S3ExpressIdentityProviderImpl { getS3ExpressIdentity() ${refusing("directory buckets")} }`,
  ],
  [
    /[\\/]client-s3[\\/]dist-es[\\/]commands[\\/]CreateSessionCommand\.js$/,
    `export class CreateSessionCommand {}`,
  ],
  // Every region and its domain: see plain-endpoint.ts.
  [
    /[\\/]util-endpoints[\\/]lib[\\/]aws[\\/]partitions\.js$/,
    `export const partitionsInfo = { partitions: [] };`,
  ],
  // AWS Lambda says the region; there is no machine to be asked.
  [
    /[\\/]getInstanceMetadataRegion\.js$/,
    `export const getInstanceMetadataRegion = () => Promise.resolve(undefined);`,
  ],
  // Retries are counted by the standard way, not by a limit that adapts.
  [
    /[\\/]util-retry[\\/]DefaultRateLimiter\.js$/,
    `export class DefaultRateLimiter { constructor() ${refusing("adaptive retries")} }`,
  ],
  // Our functions write their own lines of log. The clients would make a copy of all that each call carries, without
  // what is secret, for a logger that nobody gave them.
  [
    /[\\/]middleware-logger[\\/]loggerMiddleware\.js$/,
    `export const getLoggerPlugin = () => ({ applyToStack: () => undefined });
    export const loggerMiddleware = undefined, loggerMiddlewareOptions = undefined;`,
  ],
  [/[\\/]smithy-client[\\/]schemaLogFilter\.js$/, `export const schemaLogFilter = () => undefined;`],
  // Bodies are texts and bytes: a class for streams of files would be made for the sake of asking whether one is it.
  [
    /[\\/]util-body-length[\\/]calculateBodyLength\.js$/,
    `export const calculateBodyLength = (body) => {
      if (typeof body === "string") return Buffer.byteLength(body);
      if (body && typeof body.byteLength !== "number") ${refusing("length of a stream")}
      return body ? body.byteLength : 0;
    };`,
  ],
  // The global `crypto` brings all of Web Cryptography.
  [
    /[\\/]serde[\\/]uuid[\\/]v4\.js$/,
    `import { randomUUID } from "node:crypto"; export const bindV4 = () => () => randomUUID();`,
  ],
];

/** Node.js has the sums: each client would try one of each kind when it is loaded, and carries its own for others. */
const sums = /[\\/](?:Md5|Sha1|Sha256)Node\.js$/;
const trial = /const hasNativeCrypto = [\s\S]*?\}\)\(\);\n/;
const choice = /hasNativeCrypto \? (buildNativeClass\(\)) : \w+/;

/** What only those are told who manage tables and buckets: told all the same, as an error without its own class. */
const ofOthers =
  /^n0_registry\.registerError\(\w*(?:Backup|Export|Import|GlobalTable|Replica(?:Already|NotFound)|Table(?:Already|InUse|NotFound)|Policy|PointInTime|RestoreTime|IndexNotFound|Annotation|BucketAlready|EncryptionType|WriteOffset|ActiveTier)\w*\$, \w+\);$/gm;

/**
 * An AWS client describes each of its operations by a list at the top of one module. Lists with computed keys stay in a
 * bundle unless esbuild is told that nothing happens when they are made: of Amazon Connect's 400, three are ours.
 */
const list = /^((?:export )?(?:var|const) \w+\$? = )(\[[\s\S]*?\]);$/gm;

/**
 * The clients of AWS without what functions of ours never do: rules for other kinds of addresses (23 kB for Amazon S3
 * and DynamoDB), other operations, streams of browsers.
 */
export const plainAws: Plugin = {
  name: "plain-aws",
  setup(build) {
    const plain = join(import.meta.dirname, "plain-endpoint.ts");
    const resolver = /[\\/]@aws-sdk[\\/]client-([\w-]+)[\\/]dist-es[\\/]endpoint[\\/]endpointResolver\.js$/;
    build.onLoad({ filter: resolver }, ({ path }) => {
      const [, client] = resolver.exec(path) ?? [];
      return {
        contents: `import { plainEndpoint } from ${JSON.stringify(plain)};
          export const defaultEndpointResolver = (asked) => plainEndpoint(${JSON.stringify(client)}, asked);`,
      };
    });
    build.onLoad({ filter: /@aws-sdk[\\/]client-[\w-]+[\\/].*schemas_0\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8"))
        .replace(list, "$1/* @__PURE__ */ (() => $2)();")
        .replace(ofOthers, ""),
    }));
    build.onLoad({ filter: sums }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(trial, "").replace(choice, "/* @__PURE__ */ $1"),
    }));
    build.onLoad({ filter: /[\\/]util-stream[\\/].*\.browser\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const names = [...source.matchAll(/^export (?:const|class|(?:async )?function) (\w+)/gm)];
      const none = names.map(([, name]) => `export function ${name}() ${refusing("streams of browsers")}`);
      return { contents: none.join("\n") };
    });
    for (const [filter, contents] of others)
      build.onLoad({ filter }, () => ({ contents, resolveDir: import.meta.dirname }));
  },
};
