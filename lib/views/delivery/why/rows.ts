import { formatCount } from "@/lib/charts/format";
import type { WhyRows, WhyRowsOf } from "@/lib/charts/why/model";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import type { MetricId } from "@/lib/metrics/delivery/figure";
import type { DeliveryAsked } from "../question";
import type { DeploymentRow } from "../rows/deployment-row";
import type { LeadRow } from "../rows/lead-row";
import { outInWords } from "../rows/out-words";
import { rowPage } from "../rows/page";
import { positionOf } from "../rows/position";
import type { Wanted } from "../rows/wanted";
import { rowTable } from "./row-table";
import { COUNTED } from "./steps";

const PAGE_SIZE = 12;
/** Rows that are walked past to reach a page; what lies further back is in the files. */
const MOST_WALKED = 500;

type Asked = { readonly metric: MetricId; readonly of: WhyRowsOf; readonly page: number; readonly total: number | null };
type Row = LeadRow | DeploymentRow;

/** One page of the rows of a figure that were asked for, newest first. */
export async function whyRows(client: Snapshot, asked: DeliveryAsked, { metric, of, page, total }: Asked, now: Date): Promise<WhyRows> {
  const end = page * PAGE_SIZE;
  const found = await firstRows(client, asked, wantedOf(metric, of, asked), isMade(metric, of), Math.min(end + 1, MOST_WALKED), now);
  const rows = found.slice(end - PAGE_SIZE, end);
  const title = titleOf(metric, of, total);
  const isEnd = end + PAGE_SIZE > MOST_WALKED;
  return {
    ...{ of, title, page, hasNext: found.length > end && !isEnd },
    table: rowTable(metric, rows, title, { zone: asked.zone, now }),
    note:
      rows.length === 0
        ? page > 1
          ? "No row this far back."
          : "There is none."
        : isEnd && found.length > end
          ? "All others are in the CSV."
          : null,
  };
}

/** Which rows those are to the reader of rows. The failed ones are those that recovery looks at. */
function wantedOf(metric: MetricId, of: WhyRowsOf, { lead }: DeliveryAsked): Wanted {
  if (of !== null && of !== COUNTED) return { metric, included: false, reason: of, lead };
  const failed = metric === "changeFailureRate" && of === null;
  return { metric: failed ? "failedDeploymentRecoveryTime" : metric, included: true, reason: null, lead };
}

/** Of the rows that count, those that make the number: of a rework rate the rework. */
const isMade =
  (metric: MetricId, of: WhyRowsOf) =>
  (row: Row): boolean =>
    metric !== "deploymentReworkRate" || of !== null || ("rework" in row && row.rework !== null);

async function firstRows(
  client: Snapshot,
  asked: DeliveryAsked,
  wanted: Wanted,
  keep: (row: Row) => boolean,
  limit: number,
  now: Date,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let walked = 0; rows.length < limit && walked < 4 * MOST_WALKED; ) {
    const part = await rowPage(client, asked, wanted, { after: positionOf(cursor), limit }, now);
    rows.push(...part.rows.filter(keep));
    walked += Math.max(part.rows.length, PAGE_SIZE);
    if (part.next === null) break;
    cursor = part.next;
  }
  return rows.slice(0, limit);
}

const MADE: Readonly<Record<MetricId, readonly [one: string, many: string]>> = {
  deploymentFrequency: ["The deployment", "The # deployments"],
  leadTimeForChanges: ["The change", "The # changes"],
  changeFailureRate: ["The one that failed", "The # that failed"],
  failedDeploymentRecoveryTime: ["The one that failed", "The # that failed"],
  deploymentReworkRate: ["The one that is rework", "The # that are rework"],
};

function titleOf(metric: MetricId, of: WhyRowsOf, total: number | null): string {
  if (of === COUNTED) return "All that count";
  if (of !== null) return `Left out: ${outInWords(of)}`;
  const [one, many] = MADE[metric];
  return total === 1 ? one : many.replace("# ", total === null || total === 0 ? "" : `${formatCount(total)} `);
}
