import { WakeError } from "@/lib/domain/error";
import { bodyTooLarge, MOST_IN_FLIGHT, maxBodyBytes, maxBytesInFlight } from "./limits";

type InFlight = { requests: number; bytes: number };

/** Kept on `globalThis`: the listener and Next's routes share one budget. */
const held = globalThis as typeof globalThis & { wakeOtlpInFlight?: InFlight };

/** A request's share of the memory for bodies: `take` is for its bytes as sent, `hold` for room to inflate them in. */
export type Admission = { readonly take: (bytes: number) => void; readonly hold: (bytes: number) => void; readonly leave: () => void };

/**
 * Admits a request before its body is read.
 *
 * @throws WakeError `too-large` for a body that says it is, `unavailable` when there is no room; so do `take` and `hold`.
 */
export function admit(contentLength: string | null): Admission {
  const limit = maxBodyBytes();
  if (Number(contentLength ?? 0) > limit) throw bodyTooLarge(limit);
  held.wakeOtlpInFlight ??= { requests: 0, bytes: 0 };
  const inFlight = held.wakeOtlpInFlight;
  if (inFlight.requests >= MOST_IN_FLIGHT) throw noRoom();
  inFlight.requests++;
  let sent = 0;
  let kept = 0;
  const hold = (bytes: number): void => {
    if (inFlight.bytes + bytes > maxBytesInFlight()) throw noRoom();
    kept += bytes;
    inFlight.bytes += bytes;
  };
  return {
    take: (bytes) => {
      sent += bytes;
      if (sent > limit) throw bodyTooLarge(limit);
      hold(bytes);
    },
    hold,
    leave: () => {
      inFlight.requests--;
      inFlight.bytes -= kept;
    },
  };
}

const noRoom = (): WakeError =>
  new WakeError("unavailable", "Too many bodies are being read at once.", { fix: "Send it again shortly.", retryAfterS: 1 });
