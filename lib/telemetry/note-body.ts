import { instruments } from "./instruments";

/** Notes how long a body of telemetry took, from an instant of `performance.now()`. */
export function noteBody(signal: string, status: number, sinceMs: number): void {
  instruments()?.bodies.record((performance.now() - sinceMs) / 1_000, { "wake.signal": signal, "http.response.status_code": status });
}
