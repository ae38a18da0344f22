import { deliveryRows, type Span } from "@/lib/db/read/delivery/rows";
import { deliverySettings } from "@/lib/db/read/delivery/settings";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import type { Selection } from "@/lib/domain/delivery-row";
import type { DeploymentRow } from "./deployment-row";
import type { LeadRow } from "./lead-row";
import { cursorAfter, type Position } from "./position";
import { type Found, scanRows } from "./scan";
import { stretchesOf } from "./stretches";
import { type RowRules, type Wanted, wantedRows } from "./wanted";

/** Some of the rows that are asked for, newest first, and where the next ones begin. */
export type RowPage<Row = LeadRow | DeploymentRow> = { readonly rows: readonly Row[]; readonly next: string | null };

export type RowPeriod = { readonly from: Date; readonly to: Date; readonly selection: Selection };

/**
 * Up to `limit` of the wanted rows of a period after a place, as one state of the database has them. Cost: the stored days of the period,
 * and the deployments of as few days as hold that many rows.
 */
export async function rowPage(
  client: Snapshot,
  period: RowPeriod,
  wanted: Wanted,
  { after, limit }: { readonly after: Position | null; readonly limit: number },
  now: Date,
): Promise<RowPage> {
  const settings = await deliverySettings(client);
  const read = (from: number, to: number): Promise<Found<LeadRow | DeploymentRow>> =>
    foundIn(client, { from: new Date(from), to: new Date(to) }, wanted, { ...settings, selection: period.selection, now });
  const stretches = await stretchesOf(client, { ...period, zone: settings.zone }, wanted);
  const found = await scanRows(stretches, after, limit, placeOf, read);
  return { rows: found.rows, next: found.next === null ? null : cursorAfter(found.next) };
}

async function foundIn(client: Snapshot, span: Span, wanted: Wanted, rules: RowRules): Promise<Found<LeadRow | DeploymentRow>> {
  const rows: (LeadRow | DeploymentRow)[] = [];
  let looked = 0;
  for await (const chunk of deliveryRows(client, [span], rules.selection)) {
    looked += chunk.length;
    for (const row of chunk) rows.push(...wantedRows(row, wanted, rules));
  }
  return { rows, looked };
}

const placeOf = (row: LeadRow | DeploymentRow): Position =>
  "finishedAt" in row
    ? { at: row.finishedAt.getTime(), deployment: row.deployment, change: "" }
    : { at: row.deployedAt.getTime(), deployment: row.deployment, change: row.change ?? "" };
