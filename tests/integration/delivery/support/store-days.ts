import { isDeepStrictEqual } from "node:util";
import { pool } from "@/lib/db/pool";
import { deliveryRows } from "@/lib/db/read/delivery/rows";
import { deliverySettings } from "@/lib/db/read/delivery/settings";
import { inSnapshot, type Snapshot } from "@/lib/db/read/delivery/snapshot";
import { staleDays } from "@/lib/db/read/delivery/stale-days";
import type { DayRow } from "@/lib/db/write/delivery-days";
import { dayOf } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import { DayOfSelections } from "@/lib/services/delivery/selections";

const ALL: Selection = { service: null, team: null, environment: null };
const EVER = [{ from: new Date("2000-01-01T00:00:00Z"), to: new Date("2100-01-01T00:00:00Z") }];

type Kept = Omit<DayRow, "facts" | "sorted" | "sole"> & { readonly facts: string; readonly sorted: string };

const keyOf = ({ scope, environment, day }: Pick<DayRow, "scope" | "environment" | "day">): string =>
  JSON.stringify([scope, environment, day]);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** Every day as the base rows have it in a snapshot. */
async function worked(client: Snapshot): Promise<Map<string, Kept>> {
  const { zone, confidence } = await deliverySettings(client);
  const days = new Map<string, DayOfSelections>();
  for await (const rows of deliveryRows(client, EVER, ALL))
    for (const row of rows) {
      const day = dayOf(new Date(row.at), zone);
      const known = days.get(day) ?? new DayOfSelections(day, { confidence });
      days.set(day, known);
      known.add(row);
    }
  return answers([...days.values()].flatMap((day) => day.rows()));
}

/** What rows answer for each selection: one of a single environment answers for that one, too. */
function answers(rows: readonly DayRow[]): Map<string, Kept> {
  const all = rows.flatMap((row) => (row.sole === null ? [row] : [row, { ...row, environment: row.sole }]));
  return new Map(all.map(({ sole: _, ...row }) => [keyOf(row), { ...row, facts: hex(row.facts), sorted: hex(row.sorted) }]));
}

async function stored(client: Snapshot): Promise<Map<string, Kept>> {
  const { rows } = await client.query<DayRow>(
    `select scope, environment, to_char(day, 'YYYY-MM-DD') as day, sole, facts, sorted, reached, failed, hurt, rework, changes from "DeliveryDay"`,
  );
  return answers(rows);
}

function selectionOf(scope: string, environment: string): Selection {
  const [kind = "", name = ""] = scope.split(/:(.*)/s);
  const place = environment === "*" ? null : environment;
  return { service: kind === "service" ? name : null, team: kind === "team" ? name : null, environment: place };
}

export type Difference = { readonly key: string; readonly stored: Kept | null; readonly worked: Kept | null };

/**
 * What is kept of days and differs from what the base rows come to, although nobody says that it is stale: nothing, if all is well.
 * `waiting`: marks are there.
 */
export function unmarkedDifferences(): Promise<{ readonly differences: Difference[]; readonly stale: number; readonly waiting: boolean }> {
  return inSnapshot(async (client) => {
    const [kept, right] = [await stored(client), await worked(client)];
    const marks = await client.query(`select 1 from "DeliveryStale" limit 1`);
    const differing = [...new Set([...kept.keys(), ...right.keys()])].filter((key) => !isDeepStrictEqual(kept.get(key), right.get(key)));
    const teams = await client.query<{ name: string }>(`select name from "Team"`);
    const isGone = (scope: string): boolean => scope.startsWith("team:") && !teams.rows.some(({ name }) => scope === `team:${name}`);
    const differences: Difference[] = [];
    const known = new Map<string, string[] | "many">();
    for (const key of differing) {
      const [scope = "", environment = "", day = ""] = JSON.parse(key) as string[];
      // Nobody can ask about a team that is gone; its days go with the next fold.
      if (isGone(scope) && marks.rows.length > 0) continue;
      const place = JSON.stringify([scope, environment]);
      const stale = known.get(place) ?? (await staleDays(client, selectionOf(scope, environment), "2000-01-01", "2100-01-01"));
      known.set(place, stale);
      if (stale !== "many" && !stale.includes(day))
        differences.push({ key, stored: kept.get(key) ?? null, worked: right.get(key) ?? null });
    }
    return { differences, stale: differing.length - differences.length, waiting: marks.rows.length > 0 };
  });
}

/** How many rows of days are kept. */
export async function keptDays(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(`select count(*)::int as count from "DeliveryDay"`);
  return rows[0]?.count ?? 0;
}
