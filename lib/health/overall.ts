import { HORIZONS, type Horizon } from "@/lib/domain/horizon";
import type { Verdict, VerdictState } from "@/lib/domain/verdict";

export type OverallVerdict = { readonly state: VerdictState; readonly horizon: Horizon };

/** States that a horizon passes through before anything can be said. */
const OPEN: readonly VerdictState[] = ["pending", "watching"];

/**
 * The one word for a deployment, and the horizon it was said at. A regression at any horizon wins, at the longest that has one, then a rollback; otherwise the longest
 * horizon that was concluded, where `superseded` only counts when nothing was concluded before; otherwise the shortest open one.
 * Null without verdicts.
 */
export function overallVerdict(verdicts: readonly Pick<Verdict, "state" | "horizon">[]): OverallVerdict | null {
  const ordered = verdicts.toSorted((a, b) => HORIZONS.indexOf(a.horizon) - HORIZONS.indexOf(b.horizon));
  const chosen =
    ordered.findLast(({ state }) => state === "regressed") ??
    ordered.find(({ state }) => state === "rolled-back") ??
    ordered.findLast(({ state }) => !OPEN.includes(state) && state !== "superseded") ??
    ordered.find(({ state }) => state === "superseded") ??
    ordered.find(({ state }) => state === "watching") ??
    ordered[0];
  return chosen === undefined ? null : { state: chosen.state, horizon: chosen.horizon };
}
