import { keptStep } from "@/lib/db/read/signals/kept";
import { readRequests } from "@/lib/db/read/signals/requests";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { groupBy } from "@/lib/domain/group-by";
import { quantileMs } from "@/lib/domain/histogram/quantile-ms";
import type { RequestSource } from "@/lib/domain/request-source";
import { ALL_OPERATIONS, type Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { heardEnvironment } from "./heard-environment";
import { LONGEST_MS, type SignalStep, stepMinutesOf, storedStep, widenedStep } from "./signals-step";

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
  /** Of those, failures that began here, as far as traces tell; null where requests are counted from metrics, which do not tell. */
  readonly ownErrors: number | null;
  readonly errorShare: number | null;
  /** Quantiles of durations in milliseconds, off by at most 4.4 %. */
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
};

export type Signals = Omit<SignalsQuery, "environment" | "step"> & {
  readonly environment: string;
  /** What told of these requests, the same for all points and never both; null when nothing did. */
  readonly source: RequestSource | null;
  readonly step: SignalStep;
  /** Why the step is wider than asked for; null when it is not. */
  readonly note: string | null;
  readonly points: readonly SignalsPoint[];
};

/** What a service did, in at most 500 steps. `not-found` when it was never heard, or lies out of reach. */
export async function loadSignals(actor: Actor | null, query: SignalsQuery, now: Date): Promise<Signals> {
  authorise(actor, "view.read");
  const environment = await heardEnvironment(reachOf(actor), query.service, query.environment);
  const to = query.to > now ? now : query.to;
  const first = new Date(Math.max(query.from.getTime(), to.getTime() - LONGEST_MS));
  const { step, note } = widenedStep(query.step ?? "1m", to.getTime() - first.getTime(), keptStep(first, now));
  const stepMinutes = stepMinutesOf(step);
  const stepMs = stepMinutes * 60_000;
  const from = new Date(Math.floor(first.getTime() / stepMs) * stepMs);
  const { service, version, operation } = query;
  const asked = { service, environment, version, operation: operation ?? ALL_OPERATIONS, from, to };
  const { source, rows } = await readRequests({ ...asked, step: storedStep(step), stepMinutes });
  const points = stepsOf(rows, from, to, stepMs).map(({ t, rollups }) => pointOf(t, addRollups(rollups), stepMs, source));
  return { service, environment, version, operation, from, to, source, step, note: query.step === null ? null : note, points };
}

type Told = { readonly at: Date; readonly rollup: Rollup };

/** Every step of the period, with what was told of it. */
function stepsOf(rows: readonly Told[], from: Date, to: Date, stepMs: number): { t: Date; rollups: readonly Rollup[] }[] {
  const byStep = groupBy(rows, ({ at }) => at.getTime());
  const steps: { t: Date; rollups: readonly Rollup[] }[] = [];
  for (let t = from.getTime(); t < to.getTime(); t += stepMs)
    steps.push({ t: new Date(t), rollups: (byStep.get(t) ?? []).map(({ rollup }) => rollup) });
  return steps;
}

function pointOf(t: Date, { count, errors, ownErrors, durations }: Rollup, stepMs: number, source: RequestSource | null): SignalsPoint {
  return {
    t,
    rate: count === 0 ? null : count / (stepMs / 1000),
    n: count,
    errors,
    ownErrors: source === "metrics" ? null : ownErrors,
    errorShare: count === 0 ? null : errors / count,
    p50: quantileMs(durations, 0.5),
    p90: quantileMs(durations, 0.9),
    p95: quantileMs(durations, 0.95),
    p99: quantileMs(durations, 0.99),
  };
}
