import { WakeError } from "@/lib/domain/error";
import { env } from "@/lib/env";

const MIB = 1_048_576;

/** Largest body, as sent and as inflated. */
export const maxBodyBytes = (): number => env().WAKE_OTLP_MAX_BODY_MIB * MIB;

/** Bodies in memory at once, as sent; at least some of the largest kind. */
export const maxBytesInFlight = (): number => Math.max(64 * MIB, 4 * maxBodyBytes());
export const MOST_IN_FLIGHT = 512;

export const bodyTooLarge = (limit: number): WakeError =>
  new WakeError("too-large", `The body has more than ${limit / MIB} MiB.`, {
    fix: "Lower the batch size of the exporter, or raise WAKE_OTLP_MAX_BODY_MIB.",
  });
