import type { Window } from "@/lib/domain/verdict";

/** Whether a moment, moved by whole periods (a day, a week), falls into the window. */
export function sameClock(at: Date, window: Window, periodMinutes: number): boolean {
  const periodMs = periodMinutes * 60_000;
  const offset = (at.getTime() - window.from.getTime()) % periodMs;
  return (offset + periodMs) % periodMs < window.to.getTime() - window.from.getTime();
}
