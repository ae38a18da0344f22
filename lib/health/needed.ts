import type { Verdict } from "@/lib/domain/verdict";
import { expectedFailuresFor, visibleRatio } from "./expected-failures";
import { durationsNeeded } from "./quantile-interval";
import { RATIO_TO_RULE_OUT, SHARE_TO_RULE_OUT, Z_ONE_SIDED } from "./thresholds";
import type { Trials } from "./trials";

export type Needed = NonNullable<Verdict["needed"]>;

type Question = {
  readonly before: Trials;
  readonly after: Trials;
  readonly dispersion: number;
  /** Requests a minute to be expected of the judged version; null when unknown. */
  readonly perMinute: number | null;
  /** What is not ruled out yet. */
  readonly open: { readonly failures: boolean; readonly latency: boolean };
};

/**
 * What it would take to call the deployment healthy: as many requests as show a doubling of the baseline's failures, or, where those are
 * so rare that this takes longer, as rule out 0.1 percentage points more (rule of three); for latency as many as give p95 an upper
 * bound. When these are there and chance still left the answer open, as many again.
 */
export function neededFor({ before, after, dispersion, perMinute, open }: Question): Needed {
  const share = before.of > 0 ? before.hits / before.of : 0;
  const doubling = share > 0 ? expectedFailuresFor(RATIO_TO_RULE_OUT) / share : Number.POSITIVE_INFINITY;
  const extra = 3 / SHARE_TO_RULE_OUT + (2 * Z_ONE_SIDED ** 2 * share) / SHARE_TO_RULE_OUT ** 2;
  const failures = open.failures ? Math.min(doubling, extra) : 0;
  const total = Math.max(failures, open.latency ? durationsNeeded(0.95) : 0) * dispersion;
  const missing = total - after.of;
  const requests = Math.ceil(missing > 0 ? missing : Math.max(1, after.of));
  return {
    requests,
    minutes: perMinute !== null && perMinute > 0 ? Math.ceil(requests / perMinute) : null,
    visibleRatio: share > 0 ? visibleRatio((share * after.of) / dispersion) : null,
  };
}
