import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table";
import { formatRatio, formatRatioRange, NO_VALUE } from "@/lib/charts/format";
import { formatUnit } from "@/lib/charts/line/unit";
import type { OperationMove } from "@/lib/domain/verdict";

const WHAT = { errors: "fails more", p50: "p50 slower", p95: "p95 slower", p99: "p99 slower", throughput: "traffic moved" } as const;

/** The operations that failed more, or were slower, than before; nothing when none did. */
export function MovedOperations({ operations }: { operations: readonly OperationMove[] }) {
  if (operations.length === 0) return null;
  return (
    <Section title="Operations that moved" note="Weighed together, so that many operations raise no more alarms than one.">
      <Table
        caption="Operations that moved"
        rows={operations}
        rowKey={({ operation, metric }) => `${operation} ${metric}`}
        columns={[
          { key: "operation", title: "Operation", cell: ({ operation }) => <code>{operation}</code>, phone: "lead" },
          {
            key: "what",
            title: "What moved",
            cell: ({ metric, proven }) => `${WHAT[metric]}${proven ? "" : ", not proven"}`,
            phone: "detail",
          },
          { key: "before", title: "Before", cell: ({ before, unit }) => formatUnit(before, unit), align: "end", phone: "detail" },
          { key: "after", title: "After", cell: ({ after, unit }) => formatUnit(after, unit), align: "end", phone: "detail" },
          {
            key: "ratio",
            title: "Ratio",
            cell: ({ effect }) => (effect === null ? NO_VALUE : formatRatio(effect.ratio)),
            align: "end",
            phone: "aside",
          },
          {
            key: "range",
            title: "Likely",
            cell: ({ effect }) => (effect === null ? "not known" : formatRatioRange(effect.low, effect.high)),
            align: "end",
            phone: "detail",
          },
        ]}
      />
    </Section>
  );
}
