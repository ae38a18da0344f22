import { beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { ensureEnvironment } from "@/lib/db/write/catalogue-environment";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { foldDeliveryDays } from "@/lib/services/delivery/fold";
import { mergeDeliveryMonths } from "@/lib/services/delivery/merge-months";
import { parseDelivery } from "@/lib/urls/delivery";
import { loadDelivery } from "@/lib/views/delivery/delivery";
import { loadFigures } from "@/lib/views/delivery/figures";
import { askedBy } from "@/lib/views/delivery/page/asked";
import { loadDeliveryRows } from "@/lib/views/delivery/rows";
import type { DeploymentRow } from "@/lib/views/delivery/rows/deployment-row";
import type { LeadRow } from "@/lib/views/delivery/rows/lead-row";
import { figureInLine } from "@/lib/views/delivery/why/equation";
import { freshDatabase } from "@/tests/support/database";
import { deliveryHistory } from "@/tests/support/delivery-histories";
import { ownName, tellHistories } from "@/tests/support/delivery-told-history";

const ZONE = "America/St_Johns";
const NOW = new Date("2027-04-20T15:30:00Z");
const READER = { kind: "user", id: "u", name: "reader", role: "viewer" } as const;
const HISTORIES = 4;

beforeAll(async () => {
  await freshDatabase();
  await prisma().workspace.create({ data: { id: 1, timezone: ZONE } });
  for (const name of ["production", "production-eu"]) await ensureEnvironment(prisma(), name, "production");
  await tellHistories(new Map(Array.from({ length: HISTORIES }, (_, nth) => [nth, deliveryHistory(40, 311 + nth)])), NOW);
});

type Row = LeadRow | DeploymentRow;

const params = (search: Record<string, string>) => parseDelivery({ from: "2026-01-01", to: "2027-03-31", ...search });

/** Every row that counts in a metric, by the pages of the API. */
async function everyRow(metric: (typeof METRIC_IDS)[number], search: Record<string, string>): Promise<Row[]> {
  const asked = askedBy(params(search), ZONE, NOW);
  const question = {
    ...{ from: { at: asked.from }, to: { at: asked.to }, definition: "wake" as const, bots: asked.lead.bots, unit: asked.lead.unit },
    ...{ service: search["service"], team: search["team"], included: true, limit: 100 },
  };
  const rows: Row[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await loadDeliveryRows(READER, metric, { ...question, cursor }, NOW);
    rows.push(...(page.rows as Row[]));
    if (page.next === null) return rows;
    cursor = page.next;
  }
}

/** The lists of the page are the slowest changes and the newest failures among all rows, and the tables are the figures of each place. */
async function agrees(wanted: Record<string, string>): Promise<void> {
  const search = wanted["team"] === undefined ? wanted : { ...wanted, team: (await prisma().team.findFirstOrThrow()).name };
  const model = await loadDelivery(READER, params(search), NOW);
  const leads = (await everyRow("leadTimeForChanges", { ...search, unit: "change" })) as LeadRow[];
  const slowest = leads.toSorted(
    (a, b) =>
      (b.leadSeconds ?? 0) - (a.leadSeconds ?? 0) ||
      b.deployedAt.getTime() - a.deployedAt.getTime() ||
      ((a.change ?? "") < (b.change ?? "") ? -1 : 1),
  );
  expect(slowest.length).toBeGreaterThan(0);
  expect(model.lead.slowest.map(({ key }) => key)).toEqual(slowest.slice(0, 8).map(({ deployment, change }) => `${deployment} ${change}`));
  const failures = (await everyRow("failedDeploymentRecoveryTime", search)) as DeploymentRow[];
  expect(model.failures.total).toBe(failures.length);
  expect(model.failures.rows.map(({ key }) => key)).toEqual(failures.slice(0, 10).map(({ deployment }) => deployment));

  const asked = askedBy(params(search), ZONE, NOW);
  for (const [kind, table] of [
    ["team", model.teams],
    ["service", model.services],
  ] as const)
    for (const row of table.rows) {
      const selection = { ...asked.selection, [kind]: row.name };
      const { figures } = await loadFigures(READER, { ...asked, selection, zone: null, compare: false }, NOW);
      expect(row.cells, row.name).toEqual(Object.fromEntries(METRIC_IDS.map((metric) => [metric, figureInLine(figures[metric])])));
    }
}

const SEARCHES = [
  {},
  { bots: "with" },
  { service: ownName(1, "checkout") },
  { sort: "leadTimeForChanges" },
  { team: "a team", sort: "name" },
  { from: "2026-02-10", to: "2026-08-09", unit: "commit" },
] as const;

test.each(SEARCHES)("what the page lists is what the rows have, before anything is folded: %o", (search) => agrees(search));

test("and once days are folded and months merged", async () => {
  await foldDeliveryDays();
  expect(await mergeDeliveryMonths(NOW)).toBeGreaterThan(0);
  for (const search of SEARCHES) await agrees(search);
});

test("days that are worked out again and come to the same leave their months merged", async () => {
  const merged = async (): Promise<number> => (await prisma().deliveryMonth.findMany({ where: { facts: { not: null } } })).length;
  const before = await merged();
  await pool().query(`insert into "DeliveryStale" (kind, key) values ('everything', '')`);
  await foldDeliveryDays();
  expect(await merged()).toBe(before);
});
