/** What every client of AWS is opened with. */
export type ClientOptions = {
  region: string;
  /** The address of what runs on this machine in its place; absent on AWS. */
  endpoint?: string;
  /** Milliseconds for one request, and how many are tried. The console can wait longer than a caller. */
  requestTimeout?: number;
  maxAttempts?: number;
};

/** A client's settings with time limits. Local engines take any credentials; on AWS the role's own are used. */
export function clientSettings(
  { region, endpoint, requestTimeout, maxAttempts }: ClientOptions,
  usual: { requestTimeout: number; maxAttempts: number },
) {
  const limit = requestTimeout ?? usual.requestTimeout;
  return {
    region,
    endpoint,
    credentials: endpoint ? { accessKeyId: "local", secretAccessKey: "local" } : undefined,
    maxAttempts: maxAttempts ?? usual.maxAttempts,
    requestHandler: {
      // AWS takes a connection at once or is better asked anew. A busy machine takes seconds, and who is ready
      // to wait that long for its answer is for its connection too.
      connectionTimeout: endpoint ? Math.max(1_000, limit) : 1_000,
      requestTimeout: limit,
      throwOnRequestTimeout: true,
    },
  };
}
