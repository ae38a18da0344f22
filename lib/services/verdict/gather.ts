import type { DueDeployment } from "@/lib/db/read/deployment/due-for-look";
import { type RequestRow, requestRows } from "@/lib/db/read/signals/requests";
import { firstSeen } from "@/lib/db/read/signals/version-seen";
import { HORIZON_MINUTES, type Horizon } from "@/lib/domain/horizon";
import { fromOneSource } from "@/lib/domain/request-source";
import { UNNAMED } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import type { Window } from "@/lib/domain/verdict";
import { type EndedBy, type JudgeInput, type MinuteRollup, NOTHING_FURTHER } from "@/lib/health/judge-input";
import { baselineWindows, cellMinutesOf } from "@/lib/health/windows";

/** Where signals are read from: the store, or whatever holds the same ones. */
export type SignalSource = { readonly requestRows: typeof requestRows; readonly firstSeen: typeof firstSeen };

const STORE: SignalSource = { requestRows, firstSeen };

/**
 * Reads what one judgement rests on: one or two series over the baseline and the time after, in whole cells. One source of requests is
 * chosen over all of it, so that metrics are never compared with spans.
 */
export async function gatherInput(deployment: DueDeployment, horizon: Horizon, now: Date, from = STORE): Promise<JudgeInput> {
  const windows = baselineWindows(horizon, deployment.rolledOutAt, deployment.startedAt);
  const read = (window: Window) => rowsOf(deployment, horizon, window, now, from);
  const [rowsAfter, trafficStartedAt, ...rowsBefore] = await Promise.all([
    read(windows.after),
    from.firstSeen(deployment.service, deployment.environment, deployment.version),
    ...windows.before.map(read),
  ]);
  const { source, rows: chosen } = fromOneSource([...rowsAfter, ...rowsBefore.flat()], ({ rollup }) => rollup.count);
  const cellsOf = (rows: readonly RequestRow[]): Cell[] => cells(rows, chosen, cellMinutesOf(horizon));
  const after = cellsOf(rowsAfter);
  // A sender that names no version speaks for whatever was deployed last.
  const ofVersion = after.some((cell) => cell.version !== UNNAMED) ? after.filter((cell) => cell.version === deployment.version) : after;
  return {
    horizon,
    now,
    deployment: {
      startedAt: deployment.startedAt,
      finishedAt: deployment.rolledOutAt,
      version: deployment.version,
      previousVersion: deployment.previousVersion,
    },
    endedBy: endOf(deployment),
    windows,
    source,
    before: rowsBefore.flatMap((rows) => merged(cellsOf(rows))),
    after: merged(after),
    afterOfVersion: merged(ofVersion),
    trafficStartedAt: trafficStartedAt ?? ofVersion[0]?.at ?? null,
    ...NOTHING_FURTHER,
  };
}

type Cell = MinuteRollup & { readonly version: string };

async function rowsOf(
  { service, environment }: DueDeployment,
  horizon: Horizon,
  window: Window,
  now: Date,
  from: SignalSource,
): Promise<RequestRow[]> {
  const to = new Date(Math.min(window.to.getTime(), now.getTime() + cellMinutesOf(horizon) * 60_000));
  if (to <= window.from) return [];
  return from.requestRows({ service, environment, from: window.from, to, step: HORIZON_MINUTES[horizon] > 60 ? "1h" : "1m" });
}

/** Those of some rows that are of the chosen source. */
function cells(rows: readonly RequestRow[], chosen: readonly RequestRow[], minutes: number): Cell[] {
  const kinds = new Set(chosen.map(({ kind }) => kind));
  return rows.filter(({ kind }) => kinds.has(kind)).map(({ at, version, rollup }) => ({ ...rollup, at, minutes, version }));
}

/** One cell for each instant, whatever versions answered in it. */
function merged(cellsOfAll: readonly Cell[]): MinuteRollup[] {
  const byInstant = new Map<number, Cell[]>();
  for (const cell of cellsOfAll) {
    const known = byInstant.get(cell.at.getTime());
    if (known === undefined) byInstant.set(cell.at.getTime(), [cell]);
    else known.push(cell);
  }
  return [...byInstant.values()].flatMap((group) => {
    const first = group[0];
    return first === undefined ? [] : [{ ...addRollups(group), at: first.at, minutes: first.minutes }];
  });
}

function endOf(deployment: DueDeployment): EndedBy | null {
  if (deployment.endedAt === null) return null;
  return { kind: deployment.endedBy === "rollback" ? "rollback" : "next", at: deployment.endedAt };
}
