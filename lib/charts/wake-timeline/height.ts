import type { Ratio } from "@/lib/domain/verdict";

/**
 * Height of a wake as a share of its half height: log2(r) / 3 within 0..1, so ×2 is a third, ×4 two thirds, ×8 the whole.
 * What cannot be computed has no height.
 */
export function wakeHeight(ratio: number): number {
  if (Number.isNaN(ratio) || ratio <= 1) return 0;
  return Math.min(1, Math.log2(ratio) / 3);
}

/** The ratio above which a wake is cut at its full height and marked as cut. */
export const FULL_RATIO = 8;

/** The ratio of an effect, or 0 when there is none. */
export const ratioOf = (effect: Ratio | null): number => (effect === null || Number.isNaN(effect.ratio) ? 0 : effect.ratio);
