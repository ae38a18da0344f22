import type { Verdict } from "@/lib/domain/verdict";
import type { Promised } from "../judge-input";

/** Further failures, and how much larger the failed share is, from which a regression alone is an incident: those of the judge's fast path. */
const LEAST_EXTRA = 10;
const LEAST_RISE = 0.05;
/** Share of the budget of a window that a regression spends, from which it is one although the share is small. */
const LEAST_BUDGET = 0.01;

/**
 * Whether a regressed release hurts enough for Wake to open an incident by itself. Calm on purpose: requests must fail, ten more of them
 * than before at least, and either five points of all requests or one hundredth of a promised budget. What is merely slower is told by the
 * verdict, and by burn alerts where a latency was promised.
 */
export function isWorthAnIncident({ state, requests, failed }: Verdict, promises: readonly Promised[]): boolean {
  if (state !== "regressed" || requests.after === 0) return false;
  const before = requests.before === 0 ? 0 : failed.before / requests.before;
  const extra = failed.after - before * requests.after;
  if (extra < LEAST_EXTRA) return false;
  if (extra / requests.after >= LEAST_RISE) return true;
  return promises.some(
    ({ thresholdMs, target, expectedRequests }) =>
      thresholdMs === null && expectedRequests !== null && extra / (expectedRequests * (1 - target)) >= LEAST_BUDGET,
  );
}
