import type { SeriesRow } from "@/lib/db/read/signals/stored-rows";
import { groupBy } from "@/lib/domain/group-by";
import { REQUEST_SOURCE_KINDS } from "@/lib/domain/request-source";
import { ALL_OPERATIONS, type SeriesKind } from "@/lib/domain/rollup";
import type { Window } from "@/lib/domain/verdict";
import type { OperationCells } from "@/lib/health/judge-input";
import { cellMinutesOf } from "@/lib/health/windows";
import { areNamed, joined, mergedCells, onlyThose } from "./cells";
import { unspoilt } from "./gather-requests";
import { askOf, type Look } from "./look";
import { readAsks } from "./read-asks";
import type { SignalSource } from "./signal-source";

/** Operations that are judged for themselves: those asked for most. */
const MOST = 20;
const DAY_MS = 86_400_000;

/**
 * The cells of the busiest operations of each look, of the kinds chosen for it (none: nothing is read), without unhealthy times before. One statement says which
 * operations these are, by the day before the roll-out, one for each step reads all of them.
 */
export async function gatherOperations(
  looks: readonly Look[],
  kindsOf: (look: Look) => ReadonlySet<SeriesKind>,
  unhealthyOf: (look: Look) => readonly Window[],
  from: Pick<SignalSource, "windows" | "busiest">,
): Promise<Map<Look, OperationCells[]>> {
  const asked = looks.filter((look) => kindsOf(look).size > 0);
  const deployments = [...new Set(asked.map(({ deployment }) => deployment))];
  const busiest = await from.busiest(
    deployments.map(({ service, environment, rolledOutAt }) => ({
      ...{ service, environment },
      ...{ from: new Date(rolledOutAt.getTime() - DAY_MS), to: rolledOutAt },
    })),
    MOST,
  );
  const named = new Map(deployments.map((deployment, index) => [deployment, busiest[index] ?? []]));
  const told = asked.filter(({ deployment }) => (named.get(deployment)?.length ?? 0) > 0);
  const rows = await readAsks(
    from,
    told,
    (look) => [...look.windows.before, look.passed].map((window) => askOf(look, window, { operations: named.get(look.deployment) ?? [] })),
    REQUEST_SOURCE_KINDS,
  );
  return new Map(told.map((look, index) => [look, operationsOf(look, rows[index] ?? [], kindsOf(look), unhealthyOf(look))]));
}

function operationsOf(
  look: Look,
  rows: readonly (readonly SeriesRow[])[],
  kinds: ReadonlySet<SeriesKind>,
  unhealthy: readonly Window[],
): OperationCells[] {
  const minutes = cellMinutesOf(look.horizon);
  const chosen = rows.map((window) => byOperation(onlyThose(window, ({ kind }) => kinds.has(kind))));
  const before = chosen.slice(0, -1);
  const after = chosen.at(-1) ?? byOperation([]);
  const names = [...new Set(chosen.flatMap((window) => [...window.keys()]))].filter((name) => name !== ALL_OPERATIONS);
  const isNamed = [...after.values()].some(areNamed);
  const cells = names.map((operation) => {
    const all = after.get(operation) ?? [];
    return {
      operation,
      before: unspoilt(joined(before.map((window) => mergedCells(window.get(operation) ?? [], minutes))), unhealthy),
      after: mergedCells(all, minutes),
      afterOfVersion: mergedCells(isNamed ? onlyThose(all, ({ version }) => version === look.deployment.version) : all, minutes),
    };
  });
  return cells.sort((a, b) => sizeOf(b) - sizeOf(a) || (a.operation < b.operation ? -1 : 1));
}

const known = new WeakMap<readonly SeriesRow[], ReadonlyMap<string, readonly SeriesRow[]>>();

/** Rows by operation: of the very same rows the very same lists, which two horizons then share. */
function byOperation(rows: readonly SeriesRow[]): ReadonlyMap<string, readonly SeriesRow[]> {
  const groups = known.get(rows) ?? groupBy(rows, ({ operation }) => operation);
  known.set(rows, groups);
  return groups;
}

const sizeOf = ({ before, after }: OperationCells): number => [...before, ...after].reduce((sum, { count }) => sum + count, 0);
