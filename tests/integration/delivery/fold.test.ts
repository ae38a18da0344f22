import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { readDays } from "@/lib/db/read/delivery/days";
import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import { staleDays } from "@/lib/db/read/delivery/stale-days";
import { inSqlTransaction } from "@/lib/db/sql-transaction";
import { daysLater } from "@/lib/domain/calendar";
import { decodeDay } from "@/lib/metrics/delivery/day-codec";
import { foldDeliveryDays, foldRound } from "@/lib/services/delivery/fold";
import { rebuildDays } from "@/lib/services/delivery/rebuild";
import { freshDatabase } from "@/tests/support/database";
import { unmarkedDifferences } from "./support/store-days";
import { makeGround } from "./support/store-steps";

const ALL = { service: null, team: null, environment: null };
const RIGHT = { differences: [], stale: 0, waiting: false };
const idOf = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, "0")}`;
const dayAt = (day: number, hour = 12): Date => new Date(Date.UTC(2026, 2, day, hour));

type Sql = { query: (text: string, values: unknown[]) => Promise<unknown> };
const deploy = (client: Sql, nth: number, at: Date, environment = "production", service = "basket") =>
  client.query(
    `insert into "Deployment" (id, "entityKey", service, environment, version, status, "occurredAt", "reachedAt", "releaseId")
     values ($1, $2, $3, $4, '1', 'succeeded', $5, $5, 'basket@1')`,
    [idOf(nth), `dep:${nth}`, service, environment, at],
  );
const carry = (client: Sql, nth: number, change = "shop#1") =>
  client.query(`insert into "DeploymentChange" ("deploymentId", "changeId") values ($1, $2)`, [idOf(nth), change]);

const daysFrom = (first: string, last: string): string[] => (first > last ? [] : [first, ...daysFrom(daysLater(first, 1), last)]);

const reachedOn = async (environment: string | null, first: string, last: string) =>
  inSnapshot(async (client) =>
    (await readDays(client, [{ ...ALL, environment }], daysFrom(first, last))).map(({ day, facts }) => [
      day,
      decodeDay(facts).counts.reached,
    ]),
  );

beforeEach(async () => {
  await freshDatabase();
  await makeGround();
  await pool().query(`insert into "Change" (id, repository, "firstCommitAt") values ('shop#1', 'shop', $1)`, [dayAt(1)]);
});

test("a change that two transactions bring at once is new in one of them only, whichever is committed first", async () => {
  await inSqlTransaction(async (late) => {
    await deploy(late, 1, dayAt(10));
    await carry(late, 1);
    await inSqlTransaction(async (soon) => {
      await deploy(soon, 2, dayAt(12), "production", "search");
      await carry(soon, 2);
    });
    await foldDeliveryDays();
  });
  expect((await unmarkedDifferences()).differences).toEqual([]);
  await foldDeliveryDays();
  expect(await unmarkedDifferences()).toEqual(RIGHT);
  const { rows } = await pool().query(
    `select scope, sum(changes)::int as changes from "DeliveryDay" where environment = '*' group by 1 order by 1`,
  );
  expect(rows).toEqual([
    { scope: "all", changes: 1 },
    { scope: "service:basket", changes: 1 },
    { scope: "service:search", changes: 1 },
    { scope: "team:blue", changes: 1 },
  ]);
});

test("a day of one environment is kept once, and answers for that environment alone", async () => {
  await deploy(pool(), 1, dayAt(10));
  await deploy(pool(), 2, dayAt(11));
  await deploy(pool(), 3, dayAt(11), "production-eu");
  await foldDeliveryDays();
  expect(await reachedOn(null, "2026-03-01", "2026-03-31")).toEqual([
    ["2026-03-10", 1],
    ["2026-03-11", 2],
  ]);
  expect(await reachedOn("production", "2026-03-01", "2026-03-31")).toEqual([
    ["2026-03-10", 1],
    ["2026-03-11", 1],
  ]);
  expect(await reachedOn("production-eu", "2026-03-01", "2026-03-31")).toEqual([["2026-03-11", 1]]);
  const { rows } = await pool().query(`select count(*)::int as n from "DeliveryDay" where scope = 'all' and day = '2026-03-10'`);
  expect(rows).toEqual([{ n: 1 }]);
});

test("what a job has not folded yet is stale for those it concerns, and for nobody else", async () => {
  await deploy(pool(), 1, dayAt(10));
  const stale = (selection: object) => inSnapshot((client) => staleDays(client, { ...ALL, ...selection }, "2026-03-01", "2026-03-31"));
  expect(await stale({})).toEqual(["2026-03-10"]);
  expect(await stale({ service: "basket" })).toEqual(["2026-03-10"]);
  expect(await stale({ team: "blue" })).toEqual(["2026-03-10"]);
  expect(await stale({ service: "search" })).toEqual([]);
  expect(await stale({ environment: "production-eu" })).toEqual([]);
  await foldDeliveryDays();
  expect(await stale({})).toEqual([]);
});

test("what says nothing of a deployment's facts marks nothing", async () => {
  await deploy(pool(), 1, dayAt(10));
  await foldDeliveryDays();
  await pool().query(
    `update "Deployment" set "nextLookAt" = now(), "updatedAt" = now(), "carryDueAt" = now(), title = 'x', links = '{"a": "b"}'`,
  );
  await pool().query(`update "Change" set additions = 5, "updatedAt" = now()`);
  await pool().query(`update "Environment" set position = 3`);
  expect(await foldRound()).toEqual({ marks: 0, days: 0, left: 0 });
});

test("a history that is loaded with plain SQL is worked out in rounds, the latest days first", async () => {
  await pool().query(
    `insert into "Deployment" (id, "entityKey", service, environment, version, status, "occurredAt", "reachedAt", "releaseId")
     select gen_random_uuid(), 'bulk:' || n, 'basket', 'production', '1', 'succeeded', at, at, 'basket@1'
     from generate_series(1, 12000) n cross join lateral (select timestamptz '2026-01-01' + n * interval '3 minutes' as at) t`,
  );
  const { rows } = await pool().query(`select kind from "DeliveryStale"`);
  expect(rows).toEqual([{ kind: "everything" }]);
  const first = await foldRound();
  expect(first.left).toBeGreaterThan(10);
  expect((await reachedOn(null, "2026-01-01", "2026-12-31")).at(-1)?.[0]).toBe("2026-01-26");
  await foldDeliveryDays();
  expect(await unmarkedDifferences()).toEqual(RIGHT);
  await pool().query(`delete from "DeliveryDay"`);
  expect(await rebuildDays()).toBe(26);
  expect(await unmarkedDifferences()).toEqual(RIGHT);
});
