import type { CalendarDay } from "@/lib/domain/calendar";

/** Where a day is stale: a place, null for any, and an instant of the day or the day itself. */
export type StaleSpot = { readonly service: string | null; readonly environment: string | null; readonly at: Date | CalendarDay };

/** The columns of a spot of a deployment `d`. */
export const SPOT = `d.service, d.environment, coalesce(d."reachedAt", d."attemptedAt") as at`;
