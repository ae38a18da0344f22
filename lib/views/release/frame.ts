import type { LineMark, LineServing } from "@/lib/charts/line/input";
import type { Neighbour } from "@/lib/db/read/deployment/neighbours";
import type { ReleaseDeployment } from "@/lib/db/read/release/with-deployments";
import type { VerdictState } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";
import type { SignalFrame } from "../signal-charts";
import { type SignalPoint, staleSince } from "../signal-points";
import type { ChartSpan } from "./span";

type Shape = LineMark["shape"];
const SHAPES: Readonly<Record<VerdictState, Shape>> = {
  pending: "watching",
  watching: "watching",
  healthy: "healthy",
  improved: "improved",
  suspect: "suspect",
  regressed: "regressed",
  environment: "environment",
  insufficient: "insufficient",
  silent: "silent",
  superseded: "insufficient",
  "rolled-back": "regressed",
};

/** What all charts of a release share: the time axis, when it served, its own mark and that of what replaced it. */
export function frameOf(
  deployment: ReleaseDeployment,
  next: Neighbour | null,
  points: readonly SignalPoint[],
  { span, shares }: { readonly span: ChartSpan; readonly shares: NonNullable<LineServing["shares"]> },
  zone: string,
  now: Date,
): SignalFrame {
  const rolledOutAt = deployment.finishedAt ?? deployment.occurredAt;
  const state = overallVerdict(deployment.verdicts)?.state ?? "pending";
  const inSpan = (at: Date): boolean => at >= span.from && at < span.to;
  const end = deployment.endedAt !== null && next !== null && inSpan(deployment.endedAt) ? deployment.endedAt : null;
  return {
    from: span.from,
    to: span.to,
    zone,
    marks: [
      { at: rolledOutAt, label: deployment.version, shape: SHAPES[state] },
      ...(end === null || next === null
        ? []
        : [{ at: end, label: deployment.endedBy === "rollback" ? `back to ${next.version}` : next.version, shape: null }]),
    ],
    serving: {
      from: deployment.startedAt ?? rolledOutAt,
      full: rolledOutAt,
      to: deployment.endedAt,
      harmful: state === "regressed" || deployment.endedBy === "rollback",
      shares,
    },
    staleFrom: staleSince(points, span, now),
  };
}
