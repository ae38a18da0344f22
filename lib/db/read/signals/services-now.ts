import { groupBy } from "@/lib/domain/group-by";
import { fromOneSource, REQUEST_SOURCE_KINDS, type RequestKind, type RequestSource } from "@/lib/domain/request-source";
import { ALL_OPERATIONS, type Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { pool } from "../../pool";
import { type RollupRow, rollupOf, rollupSelect } from "../../telemetry/rollup-columns";
import { MINUTE_MS } from "../../telemetry/time-units";
import { byPlace, type Place } from "./by-place";

/** A version as it stands: when it spoke, and what it did in the last ten minutes. */
export type VersionNow = Place & {
  readonly version: string;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  /** Null when it served no request in the last ten minutes. All versions of a service in an environment have the same source. */
  readonly recent: { readonly minutes: number; readonly source: RequestSource; readonly rollup: Rollup } | null;
};

const RECENT_MINUTES = 10;

/** Every version that spoke after `since`, by service, environment and time of its first span, the newest version first. */
export async function servicesNow(now: Date, since: Date): Promise<VersionNow[]> {
  const { rows } = await pool().query<Omit<VersionNow, "recent">>(
    `SELECT service, environment, version, first_seen AS "firstSeen", last_seen AS "lastSeen"
       FROM telemetry.version_seen WHERE last_seen >= $1 ORDER BY service, environment, first_seen DESC, version`,
    [since],
  );
  const recent = await recentRollups(now);
  return rows.map((row) => ({ ...row, recent: recent.get(keyOf(row)) ?? null }));
}

type RecentRow = RollupRow & Place & { readonly version: string; readonly kind: RequestKind; readonly minute: number };

/** Deltas outlive their fold by days, so the last minutes are always there. */
async function recentRollups(now: Date): Promise<Map<string, NonNullable<VersionNow["recent"]>>> {
  const to = Math.floor(now.getTime() / MINUTE_MS) + 1;
  const { rows } = await pool().query<RecentRow>(
    `SELECT s.service, s.environment, s.version, s.kind, d.minute, ${rollupSelect("d")}
       FROM telemetry.version_seen v
       JOIN telemetry.series s USING (shard_key, service, environment, version)
       JOIN telemetry.rollup_delta d ON d.shard_key = s.shard_key AND d.series_id = s.series_id
      WHERE v.last_seen >= $1 AND s.operation = $2 AND s.kind = ANY ($3::text[]) AND d.minute >= $4 AND d.minute < $5`,
    [new Date((to - RECENT_MINUTES - 1) * MINUTE_MS), ALL_OPERATIONS, REQUEST_SOURCE_KINDS, to - RECENT_MINUTES, to],
  );
  const recent = new Map<string, NonNullable<VersionNow["recent"]>>();
  for (const place of byPlace(rows)) {
    const { source, rows: chosen } = fromOneSource(place.rows, ({ count }) => count);
    if (source === null) continue;
    for (const [key, own] of groupBy(chosen, keyOf))
      recent.set(key, { minutes: RECENT_MINUTES, source, rollup: addRollups(own.map(rollupOf)) });
  }
  return recent;
}

const keyOf = (row: Place & { readonly version: string }): string => `${row.service}\0${row.environment}\0${row.version}`;
