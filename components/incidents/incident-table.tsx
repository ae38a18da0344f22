import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { VerdictMark } from "@/components/ui/verdict-mark";
import { formatDuration, formatShare, NO_VALUE } from "@/lib/charts/format";
import { incidentHref } from "@/lib/urls/incident";
import type { IncidentListRow } from "@/lib/views/incidents/row";
import styles from "./incident-table.module.css";

/** Incidents, those that still hurt first. */
export function IncidentTable({ rows, zone }: { rows: readonly IncidentListRow[]; zone: string }) {
  return (
    <Table
      caption="Incidents, those that are open first, then the newest first"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "title", title: "Incident", cell: (row) => <Name row={row} />, phone: "lead" },
        { key: "status", title: "State", cell: (row) => <Status row={row} />, phone: "aside" },
        { key: "severity", title: "Severity", cell: (row) => row.severity ?? NO_VALUE, phone: "hidden" },
        { key: "services", title: "Services", cell: (row) => row.services.join(", ") || NO_VALUE, phone: "detail" },
        { key: "cause", title: "Cause", cell: (row) => <Cause row={row} />, phone: "detail" },
        { key: "opened", title: "Opened", cell: (row) => <Time at={row.openedAt} zone={zone} />, align: "end", phone: "detail" },
        { key: "lasted", title: "Lasted", cell: lasted, align: "end", phone: "hidden" },
      ]}
    />
  );
}

function Name({ row }: { row: IncidentListRow }) {
  return (
    <span className={styles.name}>
      <Link href={row.href}>{row.title}</Link>
      <small>{row.id}</small>
    </span>
  );
}

function Status({ row }: { row: IncidentListRow }) {
  if (row.mergedInto !== null)
    return (
      <>
        Merged into <Link href={incidentHref({ id: row.mergedInto })}>{row.mergedInto}</Link>
      </>
    );
  if (row.dismissed) return "None after all";
  if (row.resolvedAt !== null)
    return (
      <VerdictMark icon="ring-tick" tone="good" small>
        Resolved
      </VerdictMark>
    );
  return (
    <VerdictMark icon="diamond-alert" tone="bad" small>
      {row.status === "acknowledged" ? "Acknowledged" : "Open"}
    </VerdictMark>
  );
}

const BY = { declared: "as its sender says", confirmed: "confirmed", automatic: "by Wake" } as const;

function Cause({ row: { cause } }: { row: IncidentListRow }) {
  if (cause.kind === "none") return "No release";
  if (cause.kind === "undecided") return <span className={styles.open}>Undecided</span>;
  if (cause.kind === "suggested") return <span className={styles.open}>{`Perhaps ${cause.label}, ${formatShare(cause.posterior)}`}</span>;
  return (
    <>
      {cause.href === null ? cause.label : <Link href={cause.href}>{cause.label}</Link>}{" "}
      <small className={styles.open}>
        {cause.by === "automatic" ? `${BY.automatic}, ${formatShare(cause.confidence)} sure` : BY[cause.by]}
      </small>
    </>
  );
}

const lasted = (row: IncidentListRow): string =>
  row.resolvedAt === null ? `${formatDuration(row.lastedMs)} so far` : formatDuration(row.lastedMs);
