import "server-only";
import { headers } from "next/headers";
import { requestIdHeader } from "./request-id-header.ts";

/** The id under which all is logged that happens while a page, an action or a download is answered. */
export async function currentRequestId(): Promise<string> {
  return (await headers()).get(requestIdHeader) ?? crypto.randomUUID();
}
