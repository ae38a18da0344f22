import { Table } from "@/components/ui/table";
import { formatCount, formatMs, formatPerMinute, formatShare, NO_VALUE } from "@/lib/charts/format";
import type { OperationRow } from "@/lib/views/service/operations";

const ms = (value: number | null): string => (value === null ? NO_VALUE : formatMs(value));

/** What each operation of a service summed up to over the period. */
export function OperationTable({ rows }: { rows: readonly OperationRow[] }) {
  if (rows.length === 0) return <p>No operation was seen in this period.</p>;
  return (
    <Table
      caption="Operations, the busiest first"
      rows={rows}
      rowKey={(row) => row.operation}
      columns={[
        { key: "operation", title: "Operation", cell: (row) => <code>{row.operation}</code>, phone: "lead" },
        { key: "count", title: "Requests", cell: (row) => formatCount(row.count), align: "end", phone: "aside" },
        { key: "rate", title: "Rate", cell: (row) => formatPerMinute(row.perMinute), align: "end", phone: "hidden" },
        {
          key: "failed",
          title: "Failed",
          cell: (row) => (row.failed === null ? NO_VALUE : formatShare(row.failed)),
          align: "end",
          phone: "detail",
        },
        { key: "p50", title: "p50", cell: (row) => ms(row.p50Ms), align: "end", phone: "hidden" },
        { key: "p95", title: "p95", cell: (row) => ms(row.p95Ms), align: "end", phone: "detail" },
        { key: "p99", title: "p99", cell: (row) => ms(row.p99Ms), align: "end", phone: "detail" },
      ]}
    />
  );
}
