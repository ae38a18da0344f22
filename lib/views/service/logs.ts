import { formatCount, formatPlural } from "@/lib/charts/format";
import type { SparkModel } from "@/lib/charts/spark/build";
import { readSeries } from "@/lib/db/read/signals/series-rows";
import { SEVERITIES, type Severity } from "@/lib/domain/severity";
import { countSpark } from "../count-spark";
import { countTier } from "../count-tier";

/** The log records of one severity over a period. */
export type LogRow = {
  readonly severity: Severity;
  readonly count: number;
  /** Of all records. */
  readonly share: number;
  readonly spark: SparkModel;
};

type Window = { readonly service: string; readonly environment: string; readonly from: Date; readonly to: Date };

/** The log records of a service by severity, the gravest first; severities without a record are left out. */
export async function readLogRows(window: Window, now: Date): Promise<LogRow[]> {
  const tier = countTier(window, now);
  const stored = await readSeries({ ...window, ...tier, version: null, operation: null, kinds: ["log"] });
  const all = stored.reduce((sum, { rollup }) => sum + rollup.count, 0);
  return SEVERITIES.toReversed().flatMap((severity) => {
    const counts = stored.filter(({ operation }) => operation === severity).map(({ at, rollup }) => ({ at, count: rollup.count }));
    const count = counts.reduce((sum, one) => sum + one.count, 0);
    if (count === 0) return [];
    const describe = (most: number): string => `${formatPlural(count, "record")} over the period, at most ${formatCount(most)} in one bar.`;
    const spark = countSpark(counts, { from: tier.from, to: window.to, now }, describe);
    return [{ severity, count, share: count / all, spark }];
  });
}
