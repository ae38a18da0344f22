import type { Actor } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import type { ReleasesParams } from "@/lib/urls/releases";
import { MOST_LISTED } from "@/lib/views/releases/counts";
import { loadReleases } from "@/lib/views/releases/list";
import type { ReleaseListRow } from "@/lib/views/releases/row";
import type { Cell } from "./csv";
import type { CsvTable } from "./csv-response";

const COLUMNS: readonly (readonly [name: string, cell: (row: ReleaseListRow) => Cell])[] = [
  ["deployment", (row) => row.deploymentId],
  ["service", (row) => row.service],
  ["team", (row) => row.team],
  ["environment", (row) => row.environment],
  ["version", (row) => row.version],
  ["rolledOutAt", (row) => row.rolledOutAt],
  ["endedAt", (row) => row.endedAt],
  ["endedBy", (row) => row.endedBy],
  ["rollback", (row) => row.isRollback],
  ["emergency", (row) => row.emergency],
  ["recorded", (row) => row.recorded],
  ["reached", (row) => row.reached],
  ["title", (row) => row.title],
  ["verdict", (row) => row.verdict?.state],
  ["verdictHorizon", (row) => row.verdict?.horizon],
  ["errorsRatio", (row) => row.errors?.ratio],
  ["p95Ratio", (row) => row.p95?.ratio],
  ["changes", (row) => row.changes],
  ["incidents", (row) => row.incidents.map(({ id }) => id).join(" ")],
];

/** Every release that a filtered list holds, page after page as the list has them. More than can be paged through is refused, not cut. */
export const releasesTable = (actor: Actor | null, params: ReleasesParams, now: Date): CsvTable => ({
  name: "releases",
  columns: COLUMNS.map(([name]) => name),
  lines: releaseLines(actor, params, now),
});

async function* releaseLines(actor: Actor | null, params: ReleasesParams, now: Date): AsyncGenerator<Cell[][]> {
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const model = await loadReleases(actor, { ...params, page }, now);
    if (model.matching > MOST_LISTED) throw tooMany();
    pages = model.pages;
    yield model.rows.map((row) => COLUMNS.map(([, cell]) => cell(row)));
  }
}

const tooMany = (): WakeError =>
  new WakeError("invalid", `A table holds at most ${MOST_LISTED.toLocaleString("en-US")} releases.`, {
    fix: "Ask for a shorter period, one team or one service; /api/v1/deployments lists all of them, part by part.",
  });
