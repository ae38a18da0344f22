import { inIndexOrder } from "@/lib/db/index-order";
import type { Db } from "@/lib/db/prisma";
import { reachedBefore } from "@/lib/db/read/deployment/reached-before";
import { groupBy } from "@/lib/domain/group-by";
import type { LogicalDeployment } from "@/lib/ingest/fold/logical-deployments";

/** What a deployment is in the order of its place. */
export type InLine = {
  readonly previousId: string | null;
  readonly isRollback: boolean;
  readonly endedAt: Date | null;
  readonly endedBy: "next" | "rollback" | null;
};

/** Fewer new ones are as quickly put right as looked up. */
const MANY = 10;

/**
 * Where new deployments stand if nothing else is new around them, by id: a first guess that spares most of them a second write. Whether
 * it holds is settled by `settleNeighbours`, which alone knows the rules to the end.
 */
export async function guessInLine(tx: Db, fresh: readonly LogicalDeployment[]): Promise<Map<string, InLine>> {
  if (fresh.length < MANY) return new Map();
  const lines = [...groupBy(fresh, placeKey).values()].map((line) => line.toSorted(inTime));
  const starts = lines.flatMap(([first]) =>
    first === undefined ? [] : [{ service: first.service, environment: first.environment, id: first.id, at: timeOf(first) }],
  );
  const before = new Map((await inIndexOrder(tx, () => reachedBefore(tx, starts))).map((row) => [placeKey(row), row.id]));
  return new Map(
    lines.flatMap((line) => alongLine(line, line.slice(0, 1).flatMap((first) => before.get(placeKey(first)) ?? [])[0] ?? null)),
  );
}

function alongLine(line: readonly LogicalDeployment[], before: string | null): [string, InLine][] {
  let previousId = before;
  return line.map((one, index) => {
    const own = previousId;
    if (one.reachedAt === null) return [one.id, { previousId: own, isRollback: one.saidRollback, endedAt: null, endedBy: null }];
    previousId = one.id;
    return [one.id, { previousId: own, isRollback: one.saidRollback, ...endOf(one, line.slice(index + 1).find(hasReached)) }];
  });
}

function endOf(one: LogicalDeployment, next: LogicalDeployment | undefined): Pick<InLine, "endedAt" | "endedBy"> {
  const back = one.status === "rolled_back" ? [one.occurredAt.getTime()] : [];
  const followed = next === undefined ? [] : [Math.max(timeOf(one).getTime(), (next.startedAt ?? timeOf(next)).getTime())];
  if (back.length + followed.length === 0) return { endedAt: null, endedBy: null };
  const isBack = back.length > 0 || next?.saidRollback === true;
  return { endedAt: new Date(Math.min(...back, ...followed)), endedBy: isBack ? "rollback" : "next" };
}

const hasReached = ({ reachedAt }: LogicalDeployment): boolean => reachedAt !== null;
const timeOf = ({ reachedAt, attemptedAt, occurredAt }: LogicalDeployment): Date => reachedAt ?? attemptedAt ?? occurredAt;
const inTime = (a: LogicalDeployment, b: LogicalDeployment): number => timeOf(a).getTime() - timeOf(b).getTime() || (a.id < b.id ? -1 : 1);
const placeKey = ({ service, environment }: { readonly service: string; readonly environment: string }): string =>
  JSON.stringify([service, environment]);
