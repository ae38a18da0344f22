import { Spark } from "@/components/charts/spark";
import { Table } from "@/components/ui/table";
import { formatCount, formatShare } from "@/lib/charts/format";
import type { LogRow } from "@/lib/views/service/logs";
import styles from "./log-table.module.css";

/** Log records by severity, the gravest first. */
export function LogTable({ rows }: { rows: readonly LogRow[] }) {
  if (rows.length === 0) return <p>No log record was received in this period.</p>;
  return (
    <Table
      caption="Log records by severity, the gravest first"
      rows={rows}
      rowKey={(row) => row.severity}
      columns={[
        { key: "severity", title: "Severity", cell: (row) => row.severity, phone: "lead" },
        { key: "count", title: "Records", cell: (row) => formatCount(row.count), align: "end", phone: "aside" },
        { key: "share", title: "Share", cell: (row) => formatShare(row.share), align: "end", phone: "detail" },
        { key: "course", title: "Over the period", cell: (row) => <Course row={row} />, align: "end", phone: "hidden" },
      ]}
    />
  );
}

function Course({ row }: { row: LogRow }) {
  return (
    <span className={styles.course}>
      <Spark spark={row.spark} />
    </span>
  );
}
