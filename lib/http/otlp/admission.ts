import { WakeError } from "@/lib/domain/error";
import { bodyTooLarge, MOST_IN_FLIGHT, maxBodyBytes, maxBytesInFlight } from "./limits";

type InFlight = { requests: number; bytes: number };

/** Kept on `globalThis`: the listener and Next's routes share one budget. */
const held = globalThis as typeof globalThis & { wakeOtlpInFlight?: InFlight };

/** A request's share of the memory for bodies. */
export type Admission = { readonly take: (bytes: number) => void; readonly leave: () => void };

/**
 * Admits a request before its body is read.
 *
 * @throws WakeError `too-large` for a body that says it is, `unavailable` when there is no room; so does `take`.
 */
export function admit(contentLength: string | null): Admission {
  const limit = maxBodyBytes();
  if (Number(contentLength ?? 0) > limit) throw bodyTooLarge(limit);
  held.wakeOtlpInFlight ??= { requests: 0, bytes: 0 };
  const inFlight = held.wakeOtlpInFlight;
  if (inFlight.requests >= MOST_IN_FLIGHT) throw noRoom();
  inFlight.requests++;
  let taken = 0;
  return {
    take: (bytes) => {
      if (taken + bytes > limit) throw bodyTooLarge(limit);
      if (inFlight.bytes + bytes > maxBytesInFlight()) throw noRoom();
      taken += bytes;
      inFlight.bytes += bytes;
    },
    leave: () => {
      inFlight.requests--;
      inFlight.bytes -= taken;
    },
  };
}

const noRoom = (): WakeError =>
  new WakeError("unavailable", "Too many bodies are being read at once.", { fix: "Send it again shortly.", retryAfterS: 1 });
