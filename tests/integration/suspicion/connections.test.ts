import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, pool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { suspicionOf } from "@/lib/db/read/suspicion/of-incident";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { settleSuspicions } from "@/lib/services/suspicion/settle";
import { freshDatabase } from "@/tests/support/database";
import { brokenPayments, minute, NOTICED, reported } from "./support/cause-shop";

beforeAll(async () => {
  await freshDatabase();
  await ensurePartitions(NOTICED);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

test("suspects leave nearly all connections to those who are waited for", async () => {
  await brokenPayments();
  await reported("inc-1", ["checkout"]);
  await disconnect();
  await closePool();
  await settleSuspicions(minute(8), null);
  // A pool opens another connection when all that it has are taken, and keeps it for a while.
  const taken = pool().totalCount;
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThanOrEqual(2);
  expect((await suspicionOf("inc-1"))?.suspects.length).toBeGreaterThan(1);
});
