import Link from "next/link";
import { VerdictWord } from "@/components/charts/verdict/verdict-word";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { formatCount, formatDuration, formatRatio, NO_VALUE } from "@/lib/charts/format";
import { HORIZON_LABEL } from "@/lib/domain/horizon";
import type { Ratio } from "@/lib/domain/verdict";
import type { ReleaseListRow } from "@/lib/views/releases/row";
import styles from "./release-table.module.css";

const ratio = (value: Ratio | null): string => (value === null ? NO_VALUE : formatRatio(value.ratio));

/** Deployments, the newest first, each with the one word that is concluded of it. */
export function ReleaseTable({ rows, zone }: { rows: readonly ReleaseListRow[]; zone: string }) {
  return (
    <Table
      caption="Releases, the newest first"
      rows={rows}
      rowKey={(row) => row.deploymentId}
      columns={[
        { key: "release", title: "Release", cell: (row) => <Name row={row} />, phone: "lead" },
        { key: "verdict", title: "Verdict", cell: (row) => <Verdict row={row} />, phone: "aside" },
        { key: "errors", title: "Errors", cell: (row) => ratio(row.errors), align: "end", phone: "detail" },
        { key: "p95", title: "p95", cell: (row) => ratio(row.p95), align: "end", phone: "detail" },
        {
          key: "changes",
          title: "Changes",
          cell: (row) => (row.changes === 0 ? NO_VALUE : formatCount(row.changes)),
          align: "end",
          phone: "hidden",
        },
        { key: "incidents", title: "Incident", cell: (row) => row.incidents.map(({ id }) => id).join(", ") || NO_VALUE, phone: "hidden" },
        { key: "environment", title: "Environment", cell: (row) => row.environment, phone: "hidden" },
        { key: "at", title: "Rolled out", cell: (row) => <Time at={row.rolledOutAt} zone={zone} />, align: "end", phone: "detail" },
        { key: "ended", title: "Stayed", cell: (row) => stayed(row), align: "end", phone: "hidden" },
      ]}
    />
  );
}

function Name({ row }: { row: ReleaseListRow }) {
  return (
    <span className={styles.name}>
      <Link href={row.href}>
        {row.service} <span className={styles.version}>{row.version}</span>
        {row.configuration !== null && `, configuration ${row.configuration}`}
      </Link>
      {row.isRollback && <small>rollback</small>}
      {row.emergency && <small>emergency</small>}
      {!row.recorded && <small>{row.title ?? "unrecorded"}</small>}
    </span>
  );
}

function Verdict({ row }: { row: ReleaseListRow }) {
  if (!row.reached) return <span className={styles.failed}>Attempt failed</span>;
  if (row.verdict === null) return <VerdictWord state="pending" small />;
  return (
    <span className={styles.verdict}>
      <VerdictWord state={row.verdict.state} small />
      <small>{HORIZON_LABEL[row.verdict.horizon]}</small>
    </span>
  );
}

function stayed(row: ReleaseListRow): string {
  if (!row.reached) return NO_VALUE;
  if (row.endedAt === null) return "running";
  const lasted = formatDuration(row.endedAt.getTime() - row.rolledOutAt.getTime());
  return row.endedBy === "rollback" ? `${lasted}, taken back` : lasted;
}
