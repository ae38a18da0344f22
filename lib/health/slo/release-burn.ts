/** What a release answered, and what it would have without being worse than the one before. */
export type ReleaseCounts = {
  /** Requests that failed in the service itself under the judged version. */
  readonly own: number;
  /** As many were to be expected of the same requests. */
  readonly expected: number;
  /** Requests of the objective's whole window; null when unknown. */
  readonly windowRequests: number | null;
};

/**
 * The share of a budget that a release spent by itself: `max(0, own - expected) / (windowRequests × (1 - target))`. Null when the requests
 * of the window are not known.
 */
export function releaseBurn({ own, expected, windowRequests }: ReleaseCounts, target: number): number | null {
  if (windowRequests === null || windowRequests <= 0) return null;
  return Math.max(0, own - expected) / (windowRequests * (1 - target));
}
