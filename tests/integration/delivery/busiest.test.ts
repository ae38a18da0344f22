import { beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { busiestScopes } from "@/lib/db/read/delivery/busiest-scopes";
import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import { ensureEnvironment } from "@/lib/db/write/catalogue-environment";
import { foldDeliveryDays } from "@/lib/services/delivery/fold";
import { mergeDeliveryMonths } from "@/lib/services/delivery/merge-months";
import { freshDatabase } from "@/tests/support/database";
import { deliveryHistory } from "@/tests/support/delivery-histories";
import { tellHistories } from "@/tests/support/delivery-told-history";

const NOW = new Date("2027-04-20T15:30:00Z");

beforeAll(async () => {
  await freshDatabase();
  await prisma().workspace.create({ data: { id: 1, timezone: "America/St_Johns" } });
  for (const name of ["production", "production-eu"]) await ensureEnvironment(prisma(), name, "production");
  await tellHistories(new Map([0, 1].map((nth) => [nth, deliveryHistory(60, 311 + nth)])), NOW);
  await foldDeliveryDays();
});

/** Within a month, whole months, months with days beside them, and all there is. */
const SPANS = [
  ["2026-03-10", "2026-03-20"],
  ["2026-03-01", "2026-03-31"],
  ["2026-02-10", "2026-03-05"],
  ["2026-02-10", "2026-05-31"],
  ["2026-02-01", "2026-06-11"],
  ["2025-12-24", "2027-04-20"],
] as const;

async function agrees(): Promise<number> {
  let total = 0;
  for (const [first, last] of SPANS) {
    const { rows } = await pool().query<{ scope: string; reached: number }>(
      `select scope, sum(reached)::int as reached from "DeliveryDay" where environment = '*' and day between $1::date and $2::date group by scope`,
      [first, last],
    );
    const found = await inSnapshot((client) => busiestScopes(client, first, last));
    expect(Object.fromEntries([...found].filter(([, reached]) => reached > 0)), `${first} to ${last}`).toEqual(
      Object.fromEntries(rows.filter(({ reached }) => reached > 0).map(({ scope, reached }) => [scope, reached])),
    );
    total += found.get("all") ?? 0;
  }
  return total;
}

test("deployments are counted from days, from months, and from both where some months are not merged", async () => {
  const total = await agrees();
  expect(total).toBeGreaterThan(100);
  await mergeDeliveryMonths(NOW);
  expect(await agrees()).toBe(total);
  await pool().query(`update "DeliveryMonth" set facts = null, sorted = null where extract(month from month) = 3 and environment = '*'`);
  expect(await agrees()).toBe(total);
});
