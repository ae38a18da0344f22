const now = Date.now;
let offsetMs = 0;

/** Moves what this process takes for the time of day. Durations stay real: they are measured by another clock. */
export function shiftClock(byMs: number): void {
  offsetMs = byMs;
  Date.now = () => now() + offsetMs;
}
