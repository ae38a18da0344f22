import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { appendBatches } from "@/lib/db/telemetry/append";
import type { ConfigSeen } from "@/lib/db/telemetry/batch";
import { forgetServices } from "@/lib/db/telemetry/forget-services";
import { forgetUnused } from "@/lib/db/telemetry/forget-unused";
import { SHARDS } from "@/lib/db/telemetry/shard-key";
import { EVERYWHERE } from "@/lib/domain/access";
import { LABEL_LIMITS } from "@/lib/domain/label-limits";
import { acceptTelemetry } from "@/lib/services/telemetry/accept";
import { freshDatabase } from "@/tests/support/database";
import { resource, resourceOf, span } from "@/tests/support/otlp-build";
import { encodeTraces } from "@/tests/support/otlp-encode";
import { batchOf, NOW } from "@/tests/support/telemetry-batches";

beforeEach(freshDatabase);

const nowMs = NOW.getTime();
const spoke = (config: string, firstS: number, lastS = firstS): ConfigSeen => ({
  config,
  ...{ firstMs: nowMs + firstS * 1000, lastMs: nowMs + lastS * 1000 },
});

const body = (name: string, configs: readonly ConfigSeen[], version = "1") => ({
  ...batchOf(name, []),
  ...{ latestMs: nowMs, seen: [{ service: "checkout", environment: "production", version, firstMs: nowMs, lastMs: nowMs, configs }] },
});

/** Seconds after now, by configuration. */
async function kept(): Promise<unknown[]> {
  const { rows } = await pool().query<{ config: string; first: number; last: number }>(
    `select config, extract(epoch from first_seen - $1)::int as first, extract(epoch from last_seen - $1)::int as last
       from telemetry.config_seen order by version, config`,
    [NOW],
  );
  return rows.map(({ config, first, last }) => [config, first, last]);
}

test("a configuration is known from its first item to its last, in whatever order and groups bodies come", async () => {
  await appendBatches([body("none", []), body("one", [spoke("a", 60), spoke("b", 90)]), body("two", [spoke("a", 30)]), body("three", [])]);
  await appendBatches([body("four", [spoke("a", 20, 100)])]);
  expect(await kept()).toEqual([
    ["a", 20, 100],
    ["b", 90, 90],
  ]);
  await appendBatches([body("five", [spoke("b", 94)])]);
  expect(await kept()).toContainEqual(["b", 90, 90]);
});

test("so many are kept of a version and no more; those that are there go on, and other versions have room", async () => {
  const many = Array.from({ length: LABEL_LIMITS.configurations / 8 }, (_, index) =>
    body(
      `body ${index}`,
      Array.from({ length: 8 }, (__, nth) => spoke(`c${String(index * 8 + nth).padStart(3, "0")}`, 0)),
    ),
  );
  await appendBatches(many);
  await appendBatches([body("more", [spoke("z", 0), spoke("c000", 60)]), body("other", [spoke("z", 0)], "2")]);
  const all = await kept();
  expect(all).toHaveLength(LABEL_LIMITS.configurations + 1);
  expect([all[0], all.at(-1)]).toEqual([
    ["c000", 0, 60],
    ["z", 0, 0],
  ]);
});

test("versions beyond their limit, which are one, have none", async () => {
  const versions = Array.from({ length: LABEL_LIMITS.versionsADay + 1 }, (_, index) => `v${index}`);
  const body = encodeTraces(
    versions.map((version) => resource([span()], [...resourceOf("harbour", version), ["config.hash", { text: version }] as const])),
  );
  const actor = { kind: "token", id: "t", name: "t", scopes: ["ingest:otlp"], reach: EVERYWHERE } as const;
  await acceptTelemetry({ actor, signal: "traces", encoding: "protobuf", body, idempotencyKey: null, now: NOW });
  const all = await kept();
  expect(all).toHaveLength(LABEL_LIMITS.versionsADay);
  expect(all).not.toContainEqual([versions.at(-1), -1, -1]);
});

test("they are forgotten with their version, and with their service", async () => {
  const later = new Date(nowMs + 3_600_000);
  const shards = { from: 0, to: SHARDS };
  await appendBatches([body("one", [spoke("a", 0)])]);
  await forgetUnused(shards, new Date(nowMs - 1000));
  expect(await kept()).toHaveLength(1);
  await forgetUnused(shards, later);
  expect(await kept()).toEqual([]);
  await appendBatches([body("two", [spoke("a", 0)])]);
  await forgetServices(["payments"]);
  expect(await kept()).toHaveLength(1);
  await forgetServices(["checkout"]);
  expect(await kept()).toEqual([]);
});
