import { jsonResponse } from "@/lib/http/json";

export const dynamic = "force-dynamic";

/** The process answers; whether it can do its work is /readyz. */
export const GET = (): Response => jsonResponse({ status: "alive" });
