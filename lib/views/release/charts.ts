import { formatCount } from "@/lib/charts/format";
import type { LineInput } from "@/lib/charts/line/input";
import type { LineModel } from "@/lib/charts/line/model";
import { formatUnit } from "@/lib/charts/line/unit";
import type { MetricEffect, Verdict } from "@/lib/domain/verdict";
import { type SignalFrame, signalCharts } from "../signal-charts";
import type { SignalPoint } from "../signal-points";
import { bandOf } from "./band";
import { effectSentence } from "./effect-sentence";

const METRIC = { failed: "errors", latency: "p95", throughput: "throughput" } as const;
const BAND = { failed: "failed", latency: "p95", throughput: "perMinute" } as const;

type Drawn = { readonly points: readonly SignalPoint[]; readonly usual: readonly SignalPoint[][]; readonly rolledOutAt: Date };

/** The charts of a release: the verdict's numbers beside each, and what is usual there as a band. */
export function releaseCharts({ points, usual, rolledOutAt }: Drawn, frame: SignalFrame, verdict: Verdict | null): LineModel[] {
  return signalCharts(points, frame, (chart) => {
    const effect = verdict?.effects.find((one) => one.metric === METRIC[chart]) ?? null;
    return {
      caption: effectSentence(effect),
      headline: headlineOf(effect),
      band: bandOf(points, usual, rolledOutAt, BAND[chart]),
      excess: chart === "failed" ? excessOf(verdict) : null,
    };
  });
}

function headlineOf(effect: MetricEffect | null): LineInput["headline"] {
  if (effect === null || effect.after === null) return null;
  const before = effect.before === null ? "nothing before" : `was ${formatUnit(effect.before, effect.unit)}`;
  return { value: formatUnit(effect.after, effect.unit), note: before };
}

/** Failures beyond what the share before would have given; named only when failures are what regressed. */
function excessOf(verdict: Verdict | null): LineInput["excess"] {
  const extra = verdict === null ? 0 : extraFailures(verdict);
  return verdict?.state === "regressed" && extra >= 1 ? { text: `${formatCount(Math.round(extra))} extra`, side: "above" } : null;
}

/** Failed requests after the roll-out beyond the number that the baseline's share would have given; may be negative. */
export function extraFailures({ requests, failed }: Verdict): number {
  const share = requests.before === 0 ? 0 : failed.before / requests.before;
  return failed.after - share * requests.after;
}
