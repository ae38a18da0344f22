import { milliseconds, percent, times } from "../words";
import type { Severity } from "./severity";

/** "fail in 12 %, in 0.4 % before", "take 210 ms, 95 ms before (×2.2)". */
export function thanBefore({ how, before, now }: Severity): string {
  if (how === "failing") return `fail in ${percent(now)}, in ${percent(before)} before`;
  return `take ${milliseconds(now)}, ${milliseconds(before)} before (${ratio(before, now)})`;
}

/** "fail in 12 %, those of old instances in the same minutes in 0.4 %" */
export function thanOld({ how, before, now }: Severity): string {
  const old = "those of old instances in the same minutes";
  if (how === "failing") return `fail in ${percent(now)}, ${old} in ${percent(before)}`;
  return `take ${milliseconds(now)}, ${old} ${milliseconds(before)} (${ratio(before, now)})`;
}

const ratio = (before: number, now: number): string => times(now / Math.max(before, 1e-9));
