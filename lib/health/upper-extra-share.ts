import { wilsonInterval } from "@/lib/metrics/stats/wilson-interval";
import { Z_ONE_SIDED } from "./thresholds";
import type { Trials } from "./trials";

/**
 * Upper 95 % bound (one-sided) of share after − share before: Newcombe's hybrid of two Wilson intervals (Statist. Med. 17, 1998).
 * With no hits after it is at least 3 / n, the rule of three. 1 when nothing came after.
 */
export function upperExtraShare(before: Trials, after: Trials): number {
  if (after.of <= 0 || before.of <= 0) return 1;
  const shareBefore = before.hits / before.of;
  const shareAfter = after.hits / after.of;
  const up = wilsonInterval(after.hits, after.of, Z_ONE_SIDED).high - shareAfter;
  const down = shareBefore - wilsonInterval(before.hits, before.of, Z_ONE_SIDED).low;
  const extra = shareAfter - shareBefore + Math.hypot(up, down);
  return after.hits === 0 && before.hits === 0 ? Math.max(extra, Math.min(1, 3 / after.of)) : extra;
}
