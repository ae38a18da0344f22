import { randomUUID } from "node:crypto";
import { DEVELOPMENT, env, VERSION } from "@/lib/env";
import type { Deliver } from "@/lib/telemetry/deliver";
import { deliverTo } from "@/lib/telemetry/deliver-to";
import type { SelfTelemetry } from "@/lib/telemetry/start";
import { acceptTelemetry } from "./accept";

const NOTHING: SelfTelemetry = { flush: async () => undefined, stop: async () => undefined };

/**
 * Watches Wake itself, as `WAKE_SELF_TELEMETRY` says: not at all, by this very Wake, or by another endpoint. Into itself it goes
 * without HTTP and so without a token, and telemetry that comes in is not traced: none causes more of itself. `clock` tells the time.
 */
export async function observeSelf(clock: () => Date): Promise<SelfTelemetry> {
  const { WAKE_SELF_TELEMETRY: to, OTEL_EXPORTER_OTLP_HEADERS: headers } = env();
  if (to === "off") return NOTHING;
  const { startSelfTelemetry } = await import("@/lib/telemetry/start");
  return startSelfTelemetry({
    deliver: to === "on" ? toSelf(clock) : deliverTo(to, headers),
    instance: randomUUID(),
    version: VERSION,
    environment: DEVELOPMENT ? "development" : "production",
  });
}

const toSelf =
  (clock: () => Date): Deliver =>
  async (signal, body) => {
    const actor = { kind: "system", name: "wake" } as const;
    await acceptTelemetry({ actor, signal, encoding: "protobuf", body, idempotencyKey: null, now: clock() });
  };
