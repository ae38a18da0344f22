import type { Horizon } from "@/lib/domain/horizon";
import { prisma } from "../../prisma";

export type PlaceboRow = {
  readonly service: string;
  readonly environment: string;
  readonly horizon: Horizon;
  readonly night: Date;
  readonly looks: number;
  readonly alarms: number;
  readonly failures: number | null;
  readonly latency: number | null;
  readonly method: string;
};

type Place = { readonly service: string; readonly environment: string };

/** What the nights from `since` on found in some places, in no order. Reads one row for each place, horizon and night. */
export async function placeboNights(places: readonly Place[], since: Date): Promise<PlaceboRow[]> {
  if (places.length === 0) return [];
  return prisma().$queryRaw<PlaceboRow[]>`
    select p.service, p.environment, p.horizon, p.night, p.looks, p.alarms, p.failures, p.latency, p.method
    from (select distinct a.service, a.environment
          from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as a(service text, environment text)) a
    join "PlaceboNight" p on p.service = a.service and p.environment = a.environment and p.night >= ${since}::date`;
}
