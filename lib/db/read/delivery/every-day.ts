import { type CalendarDay, dayOf } from "@/lib/domain/calendar";
import { production } from "./rows/places";
import type { Snapshot } from "./snapshot";

const HOUR_MS = 3_600_000;
/** Zones are whole quarters of an hour away from each other. */
const STEP_MS = HOUR_MS / 4;

/** Every day of a zone on which something was deployed to production, or tried, and every one that is stored, in order. Reads all of them. */
export async function everyDay(client: Snapshot, zone: string): Promise<CalendarDay[]> {
  const { rows: stored } = await client.query<{ day: CalendarDay }>(`select distinct to_char(day, 'YYYY-MM-DD') as day from "DeliveryDay"`);
  const { rows } = await client.query<{ step: number }>(
    `select distinct floor(date_part('epoch', coalesce("reachedAt", "attemptedAt")) * 1000 / $2) as step from "Deployment"
     where environment = any($1::text[]) and coalesce("reachedAt", "attemptedAt") is not null`,
    [await production(client), STEP_MS],
  );
  const days = rows.map(({ step }) => dayOf(new Date(step * STEP_MS), zone));
  return [...new Set([...stored.map(({ day }) => day), ...days])].sort();
}
