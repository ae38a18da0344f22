import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import type { Actor } from "@/lib/domain/access";
import { recordEvents } from "@/lib/services/event/record";
import { parseRelease } from "@/lib/urls/release";
import { loadRelease } from "@/lib/views/release/release";
import { freshDatabase } from "@/tests/support/database";
import { tell } from "@/tests/support/verdict-traffic";

const now = new Date("2026-11-20T12:00:00Z");
const at = (clock: string, daysBack = 0): Date => new Date(Date.parse(`2026-11-20T${clock}:00Z`) - daysBack * 86_400_000);
const viewer: Actor = { kind: "user", id: "7a0f2c54-5f0c-4f4e-9d40-3d8f1a0b2c11", name: "Vera", role: "viewer" };

const traffic = (daysBack: number, failed: number) =>
  tell({ service: "pay", version: "1", from: at("09:04", daysBack), minutes: daysBack === 0 ? 60 : 125, failed: () => failed });

/** Name and values of the band around failed requests. */
async function band(): Promise<[name: string | null | undefined, values: string[]]> {
  const { charts } = await loadRelease(viewer, parseRelease("pay@2", {}), now);
  const live = charts[0]?.live;
  const values = (live?.rows ?? []).flatMap((row) => (row.band === null ? [] : [row.band.map((share) => share.toFixed(2)).join(" ")]));
  return [live?.bandLabel, [...new Set(values)]];
}

beforeAll(async () => {
  await freshDatabase();
  await ensurePartitions(now);
  const value = { service: "pay", environment: "production", version: "2", status: "succeeded", finishedAt: at("10:04").toISOString() };
  await recordEvents({ kind: "system", name: "test" }, { kind: "deployments", values: [value] }, now);
});
afterAll(async () => {
  await closePool();
  await disconnect();
});

test("the band is what the hour before was, until two earlier days tell of the clock", async () => {
  await traffic(0, 1);
  await traffic(1, 4);
  expect(await band()).toEqual(["the time before", ["0.01 0.01"]]);
  await traffic(2, 4);
  expect(await band()).toEqual(["the same clock on earlier days", ["0.04 0.04"]]);
});
