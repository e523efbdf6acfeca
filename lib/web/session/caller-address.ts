/**
 * The address that a request comes from, as far as it can be believed. Each proxy before us appends the address that
 * it saw to `X-Forwarded-For`; what stands further left was written by the caller, who may write anything.
 * `proxies`: how many of them are ours.
 */
export function callerAddress(headers: Headers, proxies: number): string {
  const seen = (headers.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  return seen.at(-Math.max(1, proxies)) || "unknown";
}
