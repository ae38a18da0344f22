import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { inSqlTransaction } from "@/lib/db/sql-transaction";
import { writeMetrics } from "@/lib/db/telemetry/write-metrics";
import { writeSeen } from "@/lib/db/telemetry/write-seen";
import type { Actor } from "@/lib/domain/access";
import { LABEL_LIMITS } from "@/lib/domain/label-limits";
import { type Attempt, flushAttempts, recordAttempt } from "@/lib/services/intake/record-attempt";
import { createToken } from "@/lib/services/token/create";
import { parseSources } from "@/lib/urls/sources";
import { loadSources, type SourcesModel } from "@/lib/views/settings/sources";
import { freshDatabase } from "@/tests/support/database";

const system: Actor = { kind: "system", name: "test" };
const viewer: Actor = { kind: "user", id: "6f2c5b1e-8c1d-4a55-9a53-000000000000", name: "Vi", role: "viewer" };
let gateway: string;

beforeEach(async () => {
  await flushAttempts();
  await freshDatabase();
  const wanted = { name: "gateway", scopes: ["ingest:otlp"], services: [], environments: [], expiresInDays: null };
  gateway = (await createToken(system, wanted, new Date())).id;
});

const call = (change: Partial<Attempt> = {}): Attempt => ({
  ...{ endpoint: "/v1/traces", outcome: "accepted", status: 200, detail: "Taken.", tokenId: gateway, sender: "collector/0.139" },
  ...change,
});

const load = (actor: Actor, search: Record<string, string> = {}): Promise<SourcesModel> =>
  loadSources(actor, parseSources(search), new Date());

test("what calls came to is summed by source, and what was not taken by reason, with what to do", async () => {
  recordAttempt(call({ items: 500, rejected: [{ reason: "too-old", count: 12 }] }));
  recordAttempt(call({ items: 300, detail: "Spans left out.", rejected: [{ reason: "too-old", count: 3 }] }));
  await flushAttempts();
  recordAttempt(call({ outcome: "duplicate" }));
  recordAttempt(call({ outcome: "refused", status: 401, tokenId: null, detail: "No token was sent.", fix: "Send one." }));
  await flushAttempts();
  const { sources, leftOut, totals } = await load(viewer);
  expect(sources).toHaveLength(2);
  expect(sources.find(({ token }) => token === "gateway")).toMatchObject({
    ...{ sender: "collector/0.139", endpoint: "/v1/traces", accepted: 2, duplicates: 1, refused: 0, items: 800 },
  });
  expect(sources.find(({ token }) => token === null)).toMatchObject({ sender: null, refused: 1 });
  expect(leftOut).toMatchObject([
    { count: 15, noun: "span", what: "more than 24 hours old", token: "gateway" },
    { count: 1, noun: "call", what: "without a token that is known" },
  ]);
  expect(totals).toEqual({ sources: 2, items: 15, calls: 1 });
});

test("sums are kept for two weeks and shown for the time that is asked for", async () => {
  recordAttempt(call());
  await flushAttempts();
  await pool().query(`UPDATE "IntakeTally" SET hour = hour - interval '3 days'`);
  expect((await load(viewer)).sources).toEqual([]);
  expect((await load(viewer, { over: "14d" })).sources).toHaveLength(1);
});

test("limits that were reached are told", async () => {
  const versions = Array.from({ length: LABEL_LIMITS.versionsADay }, (_, index) => `${index}`);
  const nowMs = Date.now();
  await inSqlTransaction((client) =>
    writeSeen(
      client,
      ["other", ...versions].map((version) => ({ service: "checkout", environment: "production", version, firstMs: nowMs, lastMs: nowMs })),
    ),
  );
  const { limits } = await load(viewer);
  expect(limits).toMatchObject([{ service: "checkout", what: expect.stringContaining("500") }]);
  const elsewhere: Actor = { kind: "token", id: "t", name: "t", scopes: ["read"], reach: { services: [], environments: ["staging"] } };
  expect((await load(elsewhere)).limits).toEqual([]);
});

test("a restricted token sees its own calls and the metrics of its services; a viewer may not choose what is kept", async () => {
  recordAttempt(call());
  recordAttempt(call({ tokenId: null, outcome: "refused", status: 401, detail: "No token was sent." }));
  await flushAttempts();
  const added = (service: string) => ({
    ...{ service, name: `${service}.size`, unit: "1", description: "", kind: "gauge" as const, temporality: null, monotonic: false },
    ...{ attributes: [], points: 1, firstMs: Date.now(), lastMs: Date.now(), streams: "80" },
  });
  await writeMetrics([added("checkout"), added("secret")]);
  const restricted: Actor = {
    kind: "token",
    id: gateway,
    name: "g",
    scopes: ["read"],
    reach: { services: ["checkout"], environments: [] },
  };
  const model = await load(restricted);
  expect(model.sources.map(({ token }) => token)).toEqual(["gateway"]);
  expect(model.metrics).toMatchObject({ all: 1, rows: [{ name: "checkout.size", streams: 1, rate: { perMinute: null } }] });
  expect(JSON.stringify(model)).not.toContain("secret");
  expect([(await load(viewer)).mayPromote, (await load({ ...viewer, role: "admin" })).mayPromote]).toEqual([false, true]);
  const writer: Actor = { ...restricted, scopes: ["ingest:otlp"] };
  await expect(load(writer)).rejects.toMatchObject({ code: "forbidden" });
});
