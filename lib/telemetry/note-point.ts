import { instruments } from "./instruments";

/** Counts a point of a metric that is kept, by what became of it: one of few words. */
export function notePoint(note: string): void {
  instruments()?.points.add(1, { "wake.point.note": note });
}
