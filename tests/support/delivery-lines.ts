import type { HistoryDeployment, SettledDeployment } from "./delivery-history";

/** A history's attempts in the order of (at, id), each with what follows from its neighbours in its service and environment. */
export function settleLines(attempts: readonly HistoryDeployment[]): SettledDeployment[] {
  const inTime = attempts.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return inTime.map((one, index) => {
    const line = inTime.filter((other) => other.reached && other.service === one.service && other.environment === one.environment);
    const before = line.filter((other) => inTime.indexOf(other) < index);
    const next = line.find((other) => inTime.indexOf(other) > index);
    const releaseId = `${one.service}@${one.version}`;
    const isRollback = putsBack(one, before);
    const settled = { ...one, releaseId, isRollback, previousAt: before.at(-1)?.at ?? null };
    return { ...settled, ...endOf(one, next, next !== undefined && putsBack(next, one.reached ? [...before, one] : before)) };
  });
}

/** Its version was live before the one that it replaces, or its sender says so. */
function putsBack(one: HistoryDeployment, before: readonly HistoryDeployment[]): boolean {
  const replaced = before.at(-1);
  const isFormer = replaced !== undefined && replaced.version !== one.version && before.some(({ version }) => version === one.version);
  return one.saidRollback || (one.reached && isFormer);
}

function endOf(one: HistoryDeployment, next: HistoryDeployment | undefined, isBack: boolean) {
  const { takenBackAt } = one;
  if (!one.reached || (next === undefined && takenBackAt === null)) return { endedAt: null, endedBy: null, rolledBackAt: null };
  const followed = next === undefined ? Number.POSITIVE_INFINITY : Math.max(one.at, next.startedAt);
  const endedAt = Math.min(followed, takenBackAt ?? Number.POSITIVE_INFINITY);
  if (!isBack && takenBackAt === null) return { endedAt, endedBy: "next" as const, rolledBackAt: null };
  const finished = isBack && next !== undefined ? next.at : Number.POSITIVE_INFINITY;
  return { endedAt, endedBy: "rollback" as const, rolledBackAt: Math.min(finished, takenBackAt ?? Number.POSITIVE_INFINITY) };
}
