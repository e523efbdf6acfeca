import type { NextRequest } from "next/server";
import { isDatabaseWell } from "#lib/web/health.ts";

export const dynamic = "force-dynamic";

/** Whether the console answers; with `?deep=1` whether its database does too (503 when not). */
export async function GET(request: NextRequest): Promise<Response> {
  const ok = request.nextUrl.searchParams.get("deep") !== "1" || (await isDatabaseWell());
  return Response.json({ ok }, { status: ok ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
