import { formatNumber, formatShare } from "@/lib/charts/format";
import type { Interval } from "@/lib/metrics/delivery/figure";

/** Where a share lies with 95 %: `3.1 to 9.4 %`, `below 1.8 %`, `above 43 %`. */
export function likelyShare({ low, high }: Interval): string {
  if (low <= 0) return `below ${formatShare(high)}`;
  if (high >= 1) return `above ${formatShare(low)}`;
  const digits = low < 0.01 ? 2 : 1;
  return `${formatNumber(low * 100, digits)} to ${formatShare(high)}`;
}
