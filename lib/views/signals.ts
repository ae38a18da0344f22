import { readRollups } from "@/lib/db/read/signals/rollups";
import { environmentsSeen } from "@/lib/db/read/signals/version-seen";
import { type Actor, authorise, reaches, reachOf } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { quantileMs } from "@/lib/domain/histogram/quantile-ms";
import { ALL_OPERATIONS, type Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { tierOf } from "@/lib/domain/tier";
import { type SignalStep, stepMsOf, storedStep, widenedStep } from "./signals-step";

export type SignalsQuery = {
  readonly service: string;
  readonly from: Date;
  readonly to: Date;
  /** Production when left out, else where the service was heard last. */
  readonly environment: string | null;
  readonly version: string | null;
  readonly operation: string | null;
  readonly step: SignalStep | null;
};

/** One step that starts at `t`. Without telemetry in it, `n` is 0 and what cannot be known is null. */
export type SignalsPoint = {
  readonly t: Date;
  /** Requests a second. */
  readonly rate: number | null;
  readonly n: number;
  readonly errors: number;
  readonly errorShare: number | null;
  /** Quantiles of durations in milliseconds, off by at most 4.4 %. */
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
};

export type Signals = Omit<SignalsQuery, "environment" | "step"> & {
  readonly environment: string;
  readonly step: SignalStep;
  /** Why the step is wider than asked for; null when it is not. */
  readonly note: string | null;
  readonly points: readonly SignalsPoint[];
};

/** What a service did, in at most 500 steps. `not-found` when it was never heard, or lies out of reach. */
export async function loadSignals(actor: Actor | null, query: SignalsQuery, now: Date): Promise<Signals> {
  authorise(actor, "view.read");
  const environment = await environmentOf(actor, query);
  const to = query.to > now ? now : query.to;
  const wanted = query.step ?? "1m";
  const step = widenedStep(wanted, to.getTime() - query.from.getTime());
  const stepMs = stepMsOf(step);
  const from = new Date(Math.floor(query.from.getTime() / stepMs) * stepMs);
  const { service, version, operation } = query;
  const rows = await readRollups({
    service,
    environment,
    version,
    operation: operation ?? ALL_OPERATIONS,
    from,
    to,
    step: storedStep(step),
  });
  const note = query.step === null || step === wanted ? null : `${wanted} would be more than 500 points; this is every ${step}.`;
  return { service, environment, version, operation, from, to, step, note, points: pointsOf(rows, from, to, stepMs) };
}

async function environmentOf(actor: Actor, { service, environment }: SignalsQuery): Promise<string> {
  const heard = (await environmentsSeen(service)).map((one) => one.environment);
  const within = heard.filter((name) => reaches(reachOf(actor), service, name));
  const wanted =
    environment === null
      ? (within.find((name) => tierOf(name) === "production") ?? within[0])
      : within.find((name) => name === environment);
  if (wanted !== undefined) return wanted;
  throw new WakeError("not-found", `Nothing was heard of ${service}${environment === null ? "" : ` in ${environment}`}.`, {
    fix: within.length > 0 ? `It was heard in ${within.join(", ")}.` : "Look at /services for what reports to Wake.",
  });
}

function pointsOf(rows: readonly { at: Date; rollup: Rollup }[], from: Date, to: Date, stepMs: number): SignalsPoint[] {
  const byStep = new Map<number, Rollup[]>();
  for (const { at, rollup } of rows) {
    const t = Math.floor(at.getTime() / stepMs) * stepMs;
    const known = byStep.get(t);
    if (known === undefined) byStep.set(t, [rollup]);
    else known.push(rollup);
  }
  const points: SignalsPoint[] = [];
  for (let t = from.getTime(); t < to.getTime(); t += stepMs) points.push(pointOf(new Date(t), byStep.get(t) ?? [], stepMs));
  return points;
}

function pointOf(t: Date, rollups: readonly Rollup[], stepMs: number): SignalsPoint {
  const { count, errors, durations } = addRollups(rollups);
  return {
    t,
    rate: count === 0 ? null : count / (stepMs / 1000),
    n: count,
    errors,
    errorShare: count === 0 ? null : errors / count,
    p50: quantileMs(durations, 0.5),
    p90: quantileMs(durations, 0.9),
    p95: quantileMs(durations, 0.95),
    p99: quantileMs(durations, 0.99),
  };
}
