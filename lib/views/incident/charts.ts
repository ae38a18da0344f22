import { formatShare } from "@/lib/charts/format";
import { shapeOfState } from "@/lib/charts/incident/mark-shape-of";
import type { LineMark } from "@/lib/charts/line/input";
import type { LineModel } from "@/lib/charts/line/model";
import { formatUnit } from "@/lib/charts/line/unit";
import type { DeploymentAround } from "@/lib/db/read/incident/changes-around";
import { overallVerdict } from "@/lib/health/overall";
import { type SignalNotes, signalCharts } from "../signal-charts";
import { staleSince } from "../signal-points";
import type { HurtService } from "./hurt";
import type { IncidentSpan } from "./span";

const MOST_MARKS = 8;

type Frame = { readonly span: IncidentSpan; readonly zone: string; readonly began: Date; readonly ended: Date | null };

/** Failed requests, latency and throughput of a hurt service around the harm, with its releases as marks. */
export function hurtCharts(
  hurt: HurtService,
  deployments: readonly DeploymentAround[],
  { span, zone, began, ended }: Frame,
  now: Date,
): LineModel[] {
  const marks = deployments
    .filter(({ service }) => service === hurt.service)
    .map(markOf)
    .filter(({ at }) => at >= span.from && at < span.to);
  const frame = {
    ...{ from: span.from, to: span.to, zone, marks: marks.slice(-MOST_MARKS) },
    serving: { from: began, full: null, to: ended, harmful: true },
    staleFrom: staleSince(hurt.points, span, now),
  };
  return signalCharts(hurt.points, frame, (chart): SignalNotes => ({ ...NOTHING, caption: captionOf(hurt, chart, began) }));
}

const NOTHING = { headline: null, band: null, excess: null } as const;

function markOf(one: DeploymentAround): LineMark {
  const state = overallVerdict(one.verdicts)?.state ?? "pending";
  const at = one.finishedAt ?? one.occurredAt;
  return { at, label: one.version, shape: one.recorded ? shapeOfState(state) : "unrecorded" };
}

function captionOf({ before, worst, points }: HurtService, chart: "failed" | "latency" | "throughput", began: Date): string {
  if (chart === "failed") {
    if (worst === null) return "Nothing was received while users were hurt.";
    return before === null ? `Up to ${formatShare(worst)}.` : `Up to ${formatShare(worst)}; ${formatShare(before)} before.`;
  }
  const key = chart === "latency" ? "p95" : "perMinute";
  const [first, after] = [
    median(points.filter(({ t }) => t < began).map((point) => point[key])),
    median(points.filter(({ t }) => t >= began).map((point) => point[key])),
  ];
  if (first === null || after === null) return "Nothing to compare with.";
  const unit = chart === "latency" ? "ms" : "per-minute";
  const what = chart === "latency" ? "p95, the median of the steps" : "The median of the steps";
  return `${what}: ${formatUnit(after, unit)} from then on, ${formatUnit(first, unit)} before.`;
}

function median(values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value) => (value === null ? [] : [value])).sort((a, b) => a - b);
  return known[Math.floor(known.length / 2)] ?? null;
}
