import { checkReadiness } from "@/lib/services/readiness/check";
import { jsonResponse } from "./json";
import { listenerState } from "./otlp/listener";

/** Readiness for load balancers and the launcher: 200 when requests can be answered, 503 with what is missing. */
export async function readinessResponse(): Promise<Response> {
  const listener = listenerState();
  const checks = { ...(await checkReadiness()), otlp: listener };
  const ready = checks.database && checks.migrations && listener !== "failed";
  return jsonResponse({ status: ready ? "ready" : "not ready", checks }, { status: ready ? 200 : 503 });
}
