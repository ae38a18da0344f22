import { VerdictWord } from "@/components/charts/verdict/verdict-word";
import { Table } from "@/components/ui/table";
import { formatRatio, formatRatioRange, NO_VALUE } from "@/lib/charts/format";
import { formatUnit } from "@/lib/charts/line/unit";
import { HORIZON_LABEL, HORIZONS } from "@/lib/domain/horizon";
import type { MetricEffect, Verdict } from "@/lib/domain/verdict";

const NAMES = { errors: "Failed requests", p50: "p50", p95: "p95", p99: "p99", throughput: "Throughput" } as const;

/** Every effect of every horizon in which it answered anything: before, after, ratio with its 95 % interval, or why there is none. */
export function EffectTable({ verdicts }: { verdicts: readonly Verdict[] }) {
  const rows = HORIZONS.flatMap((horizon) =>
    verdicts
      .filter((verdict) => verdict.horizon === horizon && verdict.requests.after > 0)
      .flatMap((verdict) => verdict.effects.map((effect) => ({ verdict, effect }))),
  );
  if (rows.length === 0) return <p>No horizon has been judged yet.</p>;
  return (
    <Table
      caption="Effects by horizon and metric"
      rows={rows}
      rowKey={({ verdict, effect }) => `${verdict.horizon} ${effect.metric}`}
      columns={[
        { key: "metric", title: "Metric", cell: ({ effect }) => NAMES[effect.metric], phone: "lead" },
        { key: "horizon", title: "Horizon", cell: ({ verdict }) => HORIZON_LABEL[verdict.horizon], phone: "detail" },
        { key: "verdict", title: "Verdict", cell: ({ verdict }) => <VerdictWord state={verdict.state} small />, phone: "hidden" },
        { key: "before", title: "Before", cell: ({ effect }) => formatUnit(effect.before, effect.unit), align: "end", phone: "detail" },
        { key: "after", title: "After", cell: ({ effect }) => formatUnit(effect.after, effect.unit), align: "end", phone: "detail" },
        {
          key: "ratio",
          title: "Ratio",
          cell: ({ effect }) => (effect.effect === null ? NO_VALUE : formatRatio(effect.effect.ratio)),
          align: "end",
          phone: "aside",
        },
        { key: "range", title: "Likely", cell: ({ effect }) => likely(effect), phone: "detail" },
      ]}
    />
  );
}

const likely = ({ effect, reason }: MetricEffect): string =>
  effect === null ? (reason ?? "not known") : formatRatioRange(effect.low, effect.high);
