import { formatCount } from "@/lib/charts/format";
import { round1 } from "@/lib/charts/round";
import type { WhyRowsOf, WhyStep } from "@/lib/charts/why/model";
import type { MetricId } from "@/lib/metrics/delivery/figure";
import type { PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import { outInWords } from "../rows/out-words";
import type { RowCounts } from "../rows/row-counts";

/** All rows that count, in the address of the drawer; null there stands for those that make the number. */
export const COUNTED = "counted";

type Nouns = {
  readonly all: string;
  readonly counted: string;
  readonly of: ((facts: PeriodFacts) => { readonly count: number; readonly text: string }) | null;
};

const NOUNS: Readonly<Record<MetricId, Nouns>> = {
  deploymentFrequency: { all: "attempts to deploy to production", counted: "deployments that reached production", of: null },
  leadTimeForChanges: { all: "changes, and deployments without a known change", counted: "changes with a lead time", of: null },
  changeFailureRate: {
    all: "attempts to deploy to production",
    counted: "settled deployments",
    of: ({ counts }) => ({ count: counts.hurt, text: "of them failed" }),
  },
  failedDeploymentRecoveryTime: {
    all: "attempts to deploy to production",
    counted: "deployments that failed",
    of: ({ open }) => ({ count: open.length, text: "of them are not over" }),
  },
  deploymentReworkRate: {
    all: "attempts to deploy to production",
    counted: "deployments that reached production",
    of: ({ counts }) => ({ count: counts.rework, text: "of them are rework" }),
  },
};

/** From everything that was there to what counts: what is taken away, reason by reason, each with its rows. */
export function whySteps(metric: MetricId, { rowsIn, rowsOut }: RowCounts, facts: PeriodFacts, current: WhyRowsOf): WhyStep[] {
  const nouns = NOUNS[metric];
  const outs = Object.entries(rowsOut).toSorted(([, a], [, b]) => b - a);
  const all = outs.reduce((sum, [, count]) => sum + count, rowsIn);
  if (all === 0) return [];
  const part = nouns.of?.(facts) ?? null;
  const counted = part === null ? null : COUNTED;
  const total = (count: number, text: string, rows: WhyStep["rows"]): WhyStep => ({
    ...{ kind: "total", count: formatCount(count), text, note: null, rows },
    percent: round1((count / all) * 100),
  });
  return [
    ...(outs.length === 0 ? [] : [total(all, nouns.all, undefined)]),
    ...outs.map(
      ([reason, count]): WhyStep => ({
        ...{ kind: "out", count: formatCount(count), text: outInWords(reason), note: null, percent: null },
        rows: { of: reason, current: current === reason },
      }),
    ),
    total(rowsIn, nouns.counted, rowsIn === 0 ? undefined : { of: counted, current: current === counted }),
    ...(part === null
      ? []
      : [
          {
            ...{ kind: "of" as const, count: formatCount(part.count), text: part.text, note: null, percent: null },
            rows: part.count === 0 || metric === "failedDeploymentRecoveryTime" ? undefined : { of: null, current: current === null },
          },
        ]),
  ];
}
