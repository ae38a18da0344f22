import type { DueDeployment } from "@/lib/db/read/deployment/due-for-look";
import { readRollups } from "@/lib/db/read/signals/rollups";
import { firstSeen } from "@/lib/db/read/signals/version-seen";
import { HORIZON_MINUTES, type Horizon } from "@/lib/domain/horizon";
import { UNNAMED } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import type { Window } from "@/lib/domain/verdict";
import type { EndedBy, JudgeInput, MinuteRollup } from "@/lib/health/judge-input";
import { baselineWindows, cellMinutesOf } from "@/lib/health/windows";

/** Where signals are read from: the store, or whatever holds the same ones. */
export type SignalSource = { readonly readRollups: typeof readRollups; readonly firstSeen: typeof firstSeen };

const STORE: SignalSource = { readRollups, firstSeen };

/** Reads what one judgement rests on: one or two series over the baseline and the time after, in whole cells. */
export async function gatherInput(deployment: DueDeployment, horizon: Horizon, now: Date, source = STORE): Promise<JudgeInput> {
  const windows = baselineWindows(horizon, deployment.rolledOutAt, deployment.startedAt);
  const read = (window: Window) => cellsOf(deployment, horizon, window, now, source);
  const [after, trafficStartedAt, ...before] = await Promise.all([
    read(windows.after),
    source.firstSeen(deployment.service, deployment.environment, deployment.version),
    ...windows.before.map(read),
  ]);
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
    before: before.flatMap((cells) => merged(cells)),
    after: merged(after),
    afterOfVersion: merged(ofVersion),
    trafficStartedAt: trafficStartedAt ?? ofVersion[0]?.at ?? null,
  };
}

type Cell = MinuteRollup & { readonly version: string };

async function cellsOf(deployment: DueDeployment, horizon: Horizon, window: Window, now: Date, source: SignalSource): Promise<Cell[]> {
  const minutes = cellMinutesOf(horizon);
  const to = new Date(Math.min(window.to.getTime(), now.getTime() + minutes * 60_000));
  if (to <= window.from) return [];
  const rows = await source.readRollups({
    service: deployment.service,
    environment: deployment.environment,
    from: window.from,
    to,
    step: HORIZON_MINUTES[horizon] > 60 ? "1h" : "1m",
  });
  return rows.map((row) => ({ ...row.rollup, at: row.at, minutes, version: row.version }));
}

/** One cell for each instant, whatever versions answered in it. */
function merged(cells: readonly Cell[]): MinuteRollup[] {
  const byInstant = new Map<number, Cell[]>();
  for (const cell of cells) byInstant.set(cell.at.getTime(), [...(byInstant.get(cell.at.getTime()) ?? []), cell]);
  return [...byInstant.values()].flatMap((group) => {
    const first = group[0];
    return first === undefined ? [] : [{ ...addRollups(group), at: first.at, minutes: first.minutes }];
  });
}

function endOf(deployment: DueDeployment): EndedBy | null {
  if (deployment.endedAt === null) return null;
  return { kind: deployment.endedBy === "rollback" ? "rollback" : "next", at: deployment.endedAt };
}
