import type { Hurt } from "@/lib/metrics/delivery/fact";
import type { DeliveryHistory, SettledDeployment } from "./delivery-history";

type Sign = { readonly by: Hurt["by"][number]; readonly over: number | null; readonly overBy: NonNullable<Hurt["untilBy"]> };

const MONTH_MS = 30 * 24 * 3_600_000;

/** What became of a deployment, as the history tells it: each sign of harm with the moment at which it was over. */
export function hurtByHistory(one: SettledDeployment, history: DeliveryHistory, confidence: number): Hurt | null {
  const incidents = history.incidents.filter(({ causes }) =>
    causes.some((cause) => cause.deployment === one.id && (cause.source !== "automatic" || cause.confidence >= confidence)),
  );
  const bad = history.dismissed.includes(one.id)
    ? []
    : history.verdicts.filter(({ deployment, state }) => deployment === one.id && state === "regressed");
  const repairs = repairsIn(history, one);
  const signs: Sign[] = [];
  if (incidents.length > 0) {
    const open = incidents.some(({ resolvedAt }) => resolvedAt === null);
    signs.push({ by: "incident", over: open ? null : Math.max(...incidents.map((each) => each.resolvedAt ?? 0)), overBy: "incident" });
  }
  if (one.endedBy === "rollback") signs.push({ by: "rollback", over: one.rolledBackAt, overBy: "rollback" });
  if (repairs.length > 0) signs.push({ by: "hotfix", over: repairs[0]?.at ?? null, overBy: "repair" });
  if (bad.length > 0) signs.push({ by: "verdict", over: calmAgain(one, history), overBy: "signals" });
  if (signs.length === 0) return null;

  const opened = incidents.map(({ openedAt, id }) => ({ openedAt, id })).sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));
  const onsets = bad.flatMap(({ onsetAt }) => (onsetAt === null ? [] : [onsetAt])).sort((a, b) => a - b);
  const fromBy = opened.length > 0 ? "incident" : onsets.length > 0 ? "onset" : "deployment";
  const from = opened[0]?.openedAt ?? onsets[0] ?? one.at;
  let first: { readonly over: number; readonly overBy: Sign["overBy"] } | null = null;
  for (const { over, overBy } of signs) if (over !== null && (first === null || over < first.over)) first = { over, overBy };
  const until = first === null ? null : Math.max(first.over, from);
  return { by: signs.map(({ by }) => by), from, fromBy, until, untilBy: first?.overBy ?? null, incidents: opened.map(({ id }) => id) };
}

/** The first good verdict that looked longer, and not before, than a bad one. */
function calmAgain({ id }: SettledDeployment, { verdicts }: DeliveryHistory): number | null {
  const own = ["5m", "1h", "24h", "7d"].flatMap((horizon) => verdicts.filter((each) => each.deployment === id && each.horizon === horizon));
  let first: number | null = null;
  for (const [index, good] of own.entries()) {
    if (good.state !== "healthy" && good.state !== "improved") continue;
    const follows = own.slice(0, index).some((each) => each.state === "regressed" && each.at <= good.at);
    if (follows && (first === null || good.at < first)) first = good.at;
  }
  return first;
}

/** What came later to the same place and reverts something that the deployment brought there first, or says that it repairs it. */
function repairsIn(history: DeliveryHistory, one: SettledDeployment): SettledDeployment[] {
  const line = history.deployments.filter((each) => each.reached && each.service === one.service && each.environment === one.environment);
  const nth = line.indexOf(one);
  const earlier = new Set(line.slice(0, nth).flatMap((each) => (each.isRollback ? [] : each.changes)));
  const brought = new Set(one.isRollback ? [] : one.changes.filter((id) => !earlier.has(id)));
  const reverts = history.changes.filter(({ takesBack }) => takesBack !== null && brought.has(takesBack.change));
  return line.slice(nth + 1).filter((later) => {
    if (later.fixes !== null && [one.id, one.version, one.releaseId].includes(later.fixes)) return true;
    const isLate = later.at - one.at > MONTH_MS;
    return reverts.some(({ id, takesBack }) => later.changes.includes(id) && (takesBack?.by === "number" || !isLate));
  });
}
