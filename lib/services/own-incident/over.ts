import type { AlertRow } from "@/lib/db/read/objective/alerts";
import type { Standing } from "@/lib/db/read/verdict/standing";
import { HORIZON_MINUTES } from "@/lib/domain/horizon";
import type { VerdictState } from "@/lib/domain/verdict";

/** States that say something of how a release does; the rest say that nothing can be said. */
const OPINIONS: readonly VerdictState[] = ["regressed", "suspect", "healthy", "improved"];
const BAD: readonly VerdictState[] = ["regressed", "suspect"];

/**
 * When an incident that Wake opened was over: when the last of its alerts had ended and its release was taken back, followed, found well at
 * a later look, or dismissed as its cause. Null while any of that lasts; `now` where nothing of it is known any more.
 */
export function overSince(alerts: readonly AlertRow[], deployment: Standing | null, now: Date): Date | null {
  const ends: (Date | null)[] = alerts.map(({ endedAt }) => endedAt);
  if (deployment !== null) ends.push(endOf(deployment));
  const known = ends.flatMap((at) => at ?? []);
  if (known.length < ends.length) return null;
  return known.length === 0 ? now : new Date(Math.max(...known.map((at) => at.getTime())));
}

function endOf({ endedAt, dismissedAt, verdicts }: Standing): Date | null {
  if (endedAt !== null || dismissedAt !== null) return endedAt ?? dismissedAt;
  const latest = verdicts
    .filter(({ state }) => OPINIONS.includes(state))
    .sort((a, b) => HORIZON_MINUTES[b.horizon] - HORIZON_MINUTES[a.horizon])[0];
  return latest === undefined || BAD.includes(latest.state) ? null : latest.at;
}
