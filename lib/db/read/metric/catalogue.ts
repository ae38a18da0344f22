import type { Reach } from "@/lib/domain/access";
import { pool } from "../../pool";
import { serviceWithin } from "./service-within";

export type MetricQuestion = {
  readonly reach: Reach;
  /** Part of a service's or metric's name. */
  readonly search: string | null;
  readonly order: "service" | "name" | "points" | "streams";
  /** Whole hours since the epoch: points count for the order when they came in this hour or the one before. */
  readonly hour: number;
  readonly limit: number;
  readonly offset: number;
};

export type CatalogueEntry = {
  readonly service: string;
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  readonly kind: string;
  readonly temporality: string | null;
  readonly monotonic: boolean;
  readonly attributes: readonly string[];
  readonly hour: number;
  readonly hourPoints: number;
  readonly previousPoints: number;
  readonly countedSince: Date;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  /** Set bits of the sketch of its streams. */
  readonly streamBits: number;
  /** Null when its values are not kept. */
  readonly promotedAt: Date | null;
  readonly promotedBy: string | null;
};

const FOUND = "($3::text IS NULL OR position(lower($3) IN lower(m.name)) > 0 OR position(lower($3) IN lower(m.service)) > 0)";
const RECENT = "CASE WHEN m.hour >= $4::int THEN m.hour_points + m.previous_points WHEN m.hour = $4::int - 1 THEN m.hour_points ELSE 0 END";
const ORDER: Readonly<Record<MetricQuestion["order"], string>> = {
  service: "m.service, m.name",
  name: "m.name, m.service",
  points: `${RECENT} DESC, m.service, m.name`,
  streams: '"streamBits" DESC, m.service, m.name',
};

/** One page of the catalogue; reads all of it, which is bounded (`LABEL_LIMITS`) and small. */
export async function readCatalogue({ reach, search, order, hour, limit, offset }: MetricQuestion): Promise<CatalogueEntry[]> {
  const { rows } = await pool().query<CatalogueEntry>(
    `SELECT m.service, m.name, m.unit, m.description, m.kind, m.temporality, m.monotonic, m.attributes, m.hour,
            m.hour_points::float8 AS "hourPoints", m.previous_points::float8 AS "previousPoints", m.counted_since AS "countedSince",
            m.first_seen AS "firstSeen", m.last_seen AS "lastSeen", bit_count(m.streams)::int AS "streamBits",
            p."promotedAt", p."promotedBy"
       FROM telemetry.metric m LEFT JOIN "PromotedMetric" p ON p.service = m.service AND p.name = m.name
      WHERE ${serviceWithin("m")} AND ${FOUND} AND $4::int IS NOT NULL ORDER BY ${ORDER[order]} LIMIT $5 OFFSET $6`,
    [reach.services, reach.environments, search, hour, limit, offset],
  );
  return rows;
}

/** How many entries match, and how many there are at all. */
export async function countCatalogue({
  reach,
  search,
}: Pick<MetricQuestion, "reach" | "search">): Promise<{ matching: number; all: number }> {
  const { rows } = await pool().query<{ matching: number; all: number }>(
    `SELECT count(*) FILTER (WHERE ${FOUND})::int AS matching, count(*)::int AS "all" FROM telemetry.metric m WHERE ${serviceWithin("m")}`,
    [reach.services, reach.environments, search],
  );
  return rows[0] ?? { matching: 0, all: 0 };
}
