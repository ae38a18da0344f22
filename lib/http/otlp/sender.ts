import { actorOfBearer } from "@/lib/auth/token-actor";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import type { OtlpSignal } from "@/lib/ingest/otlp/signal";
import type { OtlpRequest } from "./exchange";

/** Anybody who opens the page can read its token, so it may not speak for a service's own measurements. */
const FROM_BROWSERS: ReadonlySet<OtlpSignal> = new Set(["traces", "logs"]);

/**
 * Who sends a signal.
 *
 * @throws WakeError `unauthenticated` for a missing or unknown token, `forbidden` for one that may not send this.
 */
export async function senderOf(request: Pick<OtlpRequest, "header">, signal: OtlpSignal): Promise<Actor> {
  const authorization = request.header("authorization");
  const actor = await actorOfBearer(authorization);
  if (actor === null)
    throw new WakeError("unauthenticated", authorization === null ? "No token was sent." : "This token is unknown, revoked or expired.", {
      fix: "Set OTEL_EXPORTER_OTLP_HEADERS to “Authorization=Bearer%20” and a token of Settings, Tokens.",
    });
  authorise(actor, "telemetry.write");
  if (request.header("origin") !== null && !FROM_BROWSERS.has(signal))
    throw new WakeError("forbidden", "A page may not send metrics.", { fix: "Send traces and logs from browsers, metrics from servers." });
  return actor;
}
