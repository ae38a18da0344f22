import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, pool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { WANTED } from "@/lib/db/read/signals/window-sql";
import { windowParameters } from "@/lib/db/read/signals/windows";
import { shardKeyOf } from "@/lib/db/telemetry/shard-key";
import { REQUEST_SOURCE_KINDS } from "@/lib/domain/request-source";
import { freshDatabase } from "@/tests/support/database";
import { planCost } from "@/tests/support/plan-cost";

const now = new Date("2026-11-20T14:00:00Z");
const HOUR = 3_600_000;
const OPERATIONS = 10;

/** Versions of five hours each until now, with so many series each. */
async function told(service: string, versions: number): Promise<void> {
  const place = [shardKeyOf(service), service, versions] as const;
  await pool().query(
    `INSERT INTO telemetry.version_seen (shard_key, service, environment, version, first_seen, last_seen)
     SELECT $1, $2, 'production', 'v' || n, $4::timestamptz - n * interval '5 hours', $4::timestamptz - (n - 1) * interval '5 hours'
       FROM generate_series(1, $3::int) AS n`,
    [...place, now],
  );
  await pool().query(
    `INSERT INTO telemetry.series (shard_key, series_id, service, environment, version, kind, operation)
     SELECT $1, ('x' || substr(md5($2 || n || ' ' || o), 1, 16))::bit(64)::bigint, $2, 'production', 'v' || n, 'server',
            CASE o WHEN 0 THEN '*' ELSE 'GET /' || o END
       FROM generate_series(1, $3::int) AS n CROSS JOIN generate_series(0, $4::int) AS o`,
    [...place, OPERATIONS],
  );
}

beforeAll(async () => {
  await freshDatabase();
  for (let nth = 0; nth < 60; nth++) await told(`service-${nth}`, 2);
  // Where most services are young, a planner expects few versions of any.
  for (const [name, services, versions] of [
    ["young", 1_000, 2],
    ["aged", 20, 2_000],
  ] as const) {
    await pool().query(
      `INSERT INTO telemetry.version_seen (shard_key, service, environment, version, first_seen, last_seen)
       SELECT n, $1 || n, 'production', 'v' || v, $4::timestamptz - v * interval '5 hours', $4::timestamptz - (v - 1) * interval '5 hours'
         FROM generate_series(1, $2::int) AS n CROSS JOIN generate_series(1, $3::int) AS v`,
      [name, services, versions, now],
    );
  }
  await told("old", 1_000);
  await pool().query("ANALYZE telemetry.series, telemetry.version_seen");
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

test.for([
  ["of the whole service", ["*"]],
  ["of two operations", ["GET /1", "GET /2"]],
  ["of every operation", null],
] as const)("a window %s reads the versions that spoke in it, not those of years", async ([, operations]) => {
  const ask = { service: "old", environment: "production", operations, from: new Date(now.getTime() - 2 * HOUR), to: now };
  const bounds = [[ask.from.getTime(), ask.to.getTime()]] as const;
  const values = [...windowParameters([ask], bounds), REQUEST_SOURCE_KINDS];
  const { rows: read } = await planCost(`${WANTED} SELECT * FROM wanted`, values, ["series", "version_seen"]);
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(100);
});
