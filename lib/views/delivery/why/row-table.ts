import { formatDuration, NO_VALUE } from "@/lib/charts/format";
import { formatStamp } from "@/lib/charts/format-time";
import type { TableCell, TableModel } from "@/lib/charts/table";
import type { MetricId } from "@/lib/metrics/delivery/figure";
import { REASON_WORDS } from "@/lib/metrics/delivery/reason-words";
import { releaseHref } from "@/lib/urls/release";
import { hurtReasons, secondsOf } from "../page/failure-rows";
import { changeTitle } from "../page/slow-change";
import type { DeploymentRow } from "../rows/deployment-row";
import type { LeadRow } from "../rows/lead-row";

type Row = LeadRow | DeploymentRow;
type Context = { readonly zone: string; readonly now: Date };

const isDeployment = (row: Row): row is DeploymentRow => "finishedAt" in row;

/** Rows of a figure as a table: what it is, when, and what it adds; each linked to what it is about. */
export function rowTable(metric: MetricId, rows: readonly Row[], caption: string, context: Context): TableModel {
  const last = LAST[metric];
  return {
    caption,
    columns: [
      { label: metric === "leadTimeForChanges" ? "Change" : "Deployment", numeric: false },
      { label: metric === "leadTimeForChanges" ? "Live" : "Finished", numeric: false },
      last,
    ],
    rows: rows.map((row) => (isDeployment(row) ? deploymentCells(metric, row, context) : leadCells(row, context))),
  };
}

const LAST: Readonly<Record<MetricId, TableModel["columns"][number]>> = {
  deploymentFrequency: { label: "Environment", numeric: false },
  leadTimeForChanges: { label: "Lead time", numeric: true },
  changeFailureRate: { label: "Failed because", numeric: false },
  failedDeploymentRecoveryTime: { label: "Lasted", numeric: true },
  deploymentReworkRate: { label: "Why it is rework", numeric: false },
};

function leadCells(row: LeadRow, { zone }: Context): TableModel["rows"][number] {
  const release = { text: `${row.service} ${row.version}`, href: releaseHref({ id: row.release, deployment: row.deployment }) };
  const change: TableCell =
    row.change === null ? release : row.url === null ? { ...release, text: changeTitle(row) } : { text: changeTitle(row), href: row.url };
  const lead = row.leadSeconds === null ? NO_VALUE : formatDuration(row.leadSeconds * 1000);
  return { key: `${row.deployment} ${row.change}`, cells: [change, { text: formatStamp(row.deployedAt, zone) }, { text: lead }] };
}

function deploymentCells(metric: MetricId, row: DeploymentRow, { zone, now }: Context): TableModel["rows"][number] {
  return {
    key: row.deployment,
    cells: [
      { text: `${row.service} ${row.version}`, href: releaseHref({ id: row.release, deployment: row.deployment }) },
      { text: formatStamp(row.finishedAt, zone) },
      { text: lastCell(metric, row, now) },
    ],
  };
}

function lastCell(metric: MetricId, row: DeploymentRow, now: Date): string {
  if (metric === "changeFailureRate") return row.hurt === null ? NO_VALUE : hurtReasons(row);
  if (metric === "deploymentReworkRate") return row.rework === null ? NO_VALUE : REASON_WORDS.rework[row.rework];
  if (metric !== "failedDeploymentRecoveryTime") return row.environment;
  if (row.hurt === null) return NO_VALUE;
  const lasted = formatDuration(secondsOf(row, now) * 1000);
  return row.hurt.until === null ? `${lasted} so far` : lasted;
}
