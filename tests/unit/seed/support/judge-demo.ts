import { HORIZON_MINUTES, type Horizon } from "@/lib/domain/horizon";
import type { Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import type { Verdict, Window } from "@/lib/domain/verdict";
import { judgeHorizon } from "@/lib/health/judge";
import { type EndedBy, type MinuteRollup, NOTHING_FURTHER } from "@/lib/health/judge-input";
import { baselineWindows, cellMinutesOf } from "@/lib/health/windows";
import type { Release } from "@/prisma/seed/generators/release-order";
import { type ServicePlan, serviceHours } from "@/prisma/seed/generators/service-hours";
import { ToldSignals } from "@/prisma/seed/told-signals";

/** Judges the releases of one service of the history from its telemetry, without a database. */
export class JudgedService {
  readonly #plan: ServicePlan;
  readonly #now: Date;
  readonly #signals: ToldSignals;

  constructor(plan: ServicePlan, now: Date) {
    this.#plan = plan;
    this.#now = now;
    this.#signals = new ToldSignals(plan.environment, serviceHours(plan, now));
  }

  /** Releases that were announced, with the one that ended each. */
  get releases(): { readonly release: Release; readonly endedBy: EndedBy | null }[] {
    const announced = this.#plan.releases.filter(({ kind }) => kind !== "unrecorded");
    return announced.map((release, index) => {
      const next = announced[index + 1];
      if (next === undefined) return { release, endedBy: null };
      return { release, endedBy: { kind: next.kind === "rollback" ? "rollback" : "next", at: next.startedAt } };
    });
  }

  judge(release: Release, endedBy: EndedBy | null, horizon: Horizon): Verdict {
    const windows = baselineWindows(horizon, release.rolledOutAt, release.startedAt);
    return judgeHorizon({
      ...{ horizon, now: this.#now, endedBy, windows, after: this.#cells(windows.after, horizon, null) },
      deployment: { startedAt: release.startedAt, finishedAt: release.rolledOutAt, version: release.version, previousVersion: null },
      before: windows.before.flatMap((window) => this.#cells(window, horizon, null)),
      afterOfVersion: this.#cells(windows.after, horizon, release.version),
      source: "spans",
      trafficStartedAt: this.#signals.firstSeen(this.#plan.environment, release.version),
      ...NOTHING_FURTHER,
    });
  }

  #cells(window: Window, horizon: Horizon, version: string | null): MinuteRollup[] {
    const step = HORIZON_MINUTES[horizon] > 60 ? "1h" : "1m";
    const rows = this.#signals.rollups({ ...window, environment: this.#plan.environment, step });
    const instants = new Map<number, Rollup[]>();
    for (const row of rows) {
      if (version !== null && row.version !== version) continue;
      instants.set(row.at.getTime(), [...(instants.get(row.at.getTime()) ?? []), row.rollup]);
    }
    return Array.from(instants, ([at, rollups]) => ({ ...addRollups(rollups), at: new Date(at), minutes: cellMinutesOf(horizon) }));
  }
}
