import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, pool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { EDGES, edgesAround, edgesParameters } from "@/lib/db/read/suspicion/edges";
import { shardKeyOf } from "@/lib/db/telemetry/shard-key";
import { writeEdges } from "@/lib/db/telemetry/write-edges";
import { freshDatabase } from "@/tests/support/database";
import { planCost } from "@/tests/support/plan-cost";

const NOW = new Date("2026-11-20T14:00:00Z");
const HOUR = 3_600_000;
const ago = (hours: number): Date => new Date(NOW.getTime() - hours * HOUR);
const SINCE = ago(24);
const PRODUCTION = ["production"];
const OPERATIONS = 10;

type History = { readonly versions: number; readonly calls?: readonly string[]; readonly until?: Date; readonly environment?: string };

/** So many versions of a service of five hours each, each with its operations and the names that it calls. */
async function told(service: string, { versions, calls = [], until = NOW, environment = "production" }: History): Promise<void> {
  const place = [shardKeyOf(service), service, environment, versions] as const;
  await pool().query(
    `INSERT INTO telemetry.version_seen (shard_key, service, environment, version, first_seen, last_seen)
     SELECT $1, $2, $3, 'v' || n, $5::timestamptz - n * interval '5 hours', $5::timestamptz - (n - 1) * interval '5 hours'
       FROM generate_series(1, $4::int) AS n`,
    [...place, until],
  );
  await pool().query(
    `INSERT INTO telemetry.series (shard_key, series_id, service, environment, version, kind, operation)
     SELECT $1, ('x' || substr(md5($2 || $3 || n || kind || operation), 1, 16))::bit(64)::bigint, $2, $3, 'v' || n, kind, operation
       FROM generate_series(1, $4::int) AS n
      CROSS JOIN (SELECT 'server' AS kind, 'GET /' || o AS operation FROM generate_series(1, $5::int) AS o
                  UNION ALL SELECT 'dependency', unnest('*'::text || $6::text[])) AS told`,
    [...place, OPERATIONS, calls],
  );
}

/** A shop that calls a cart, which calls a stock, each with so many versions. */
async function toldShop(name: string, versions: number): Promise<void> {
  await told(`${name}-shop`, { versions, calls: [`${name}-cart`, "db.internal"] });
  await told(`${name}-shop`, { versions, calls: [`${name}-cart`], environment: "staging" });
  await told(`${name}-cart`, { versions, calls: [`${name}-stock`] });
  await told(`${name}-stock`, { versions });
}

const costOf = (name: string) => planCost(EDGES, edgesParameters([`${name}-cart`], PRODUCTION, SINCE), ["series", "version_seen"]);
const around = async (...services: string[]) =>
  (await edgesAround(services, PRODUCTION, SINCE)).map(({ caller, peer, callee }) => `${caller} -${peer}-> ${callee}`).toSorted();

beforeAll(async () => {
  await freshDatabase();
  for (let nth = 0; nth < 60; nth++) await told(`service-${nth}`, { versions: 2, calls: [`service-${(nth + 1) % 60}`] });
  await toldShop("young", 20);
  await toldShop("old", 1_000);
  await pool().query("VACUUM ANALYZE telemetry.series, telemetry.version_seen");
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

test("what is read to find callers and callees follows from the versions that spoke, not from those of years", async () => {
  const [young, old] = [await costOf("young"), await costOf("old")];
  expect(old.rows).toBeGreaterThan(0);
  expect(old.rows).toBe(young.rows);
  expect(old.rows).toBeLessThan(200);
  expect(old.pages).toBeLessThan(2 * young.pages);
});

test("a name that is called is a service's own, where a version that spoke calls it there", async () => {
  expect(await around("old-cart")).toEqual(["old-cart -old-stock-> old-stock", "old-shop -old-cart-> old-cart"]);
  expect(await around("old-stock", "young-stock")).toEqual(["old-cart -old-stock-> old-stock", "young-cart -young-stock-> young-stock"]);
  expect(await around("nobody")).toEqual([]);
});

test("who spoke of a name long ago, or elsewhere, is no caller and no callee; learnt calls go by when they were met", async () => {
  await told("past", { versions: 3, calls: ["mail"], until: ago(240) });
  await told("web", { versions: 1 });
  await told("jobs", { versions: 3, calls: ["mail"], environment: "staging" });
  await told("desk", { versions: 2, calls: ["mail", "search"] });
  await told("mail", { versions: 1 });
  const edge = { environment: "production", peer: "mx", callee: "mail", firstMs: ago(300).getTime() };
  await writeEdges([
    { ...edge, caller: "web", lastMs: ago(1).getTime() },
    { ...edge, caller: "jobs", lastMs: ago(30).getTime() },
  ]);
  expect(await around("mail")).toEqual(["desk -mail-> mail", "web -mx-> mail"]);
  expect(await around("web", "desk", "jobs")).toEqual(["desk -mail-> mail", "web -mx-> mail"]);
});
