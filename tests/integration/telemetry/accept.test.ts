import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { readOperations } from "@/lib/db/read/signals/operations";
import type { Actor, Reach } from "@/lib/domain/access";
import { LABEL_LIMITS } from "@/lib/domain/label-limits";
import { type Acceptance, acceptTelemetry } from "@/lib/services/telemetry/accept";
import { freshDatabase } from "@/tests/support/database";
import { CHECKOUT, jsonBody, NOW, resource, span } from "@/tests/support/otlp-build";
import { type Attribute, encodeTraces, jsonTraces, type ResourceInput } from "@/tests/support/otlp-encode";
import { readRollups } from "@/tests/support/read-rollups";

beforeEach(freshDatabase);

const tokenOf = (reach: Partial<Reach> = {}, scopes: readonly ("ingest:otlp" | "read")[] = ["ingest:otlp"]): Actor => ({
  kind: "token",
  id: "9f0d7f3e-9a6b-4d5e-8f52-2f6c0c7f2a11",
  name: "test",
  scopes,
  reach: { services: [], environments: [], ...reach },
});

const send = (body: Uint8Array, changes: Partial<Parameters<typeof acceptTelemetry>[0]> = {}): Promise<Acceptance> =>
  acceptTelemetry({ actor: tokenOf(), signal: "traces", body, encoding: "protobuf", idempotencyKey: null, now: new Date(NOW), ...changes });

const service = (name: string, environment = "production"): readonly Attribute[] => [
  ["service.name", { text: name }],
  ["deployment.environment.name", { text: environment }],
];

async function countOf(name: string, environment = "production"): Promise<number> {
  const rows = await readRollups({ service: name, environment, from: new Date(NOW - 3_600_000), to: new Date(NOW + 60_000), step: "1m" });
  return rows.reduce((sum, row) => sum + row.rollup.count, 0);
}

const two: ResourceInput[] = [resource([span(), span()]), resource([span()], service("payments"))];

test("what is accepted is stored when the answer comes, and counts once however often it is sent", async () => {
  const body = encodeTraces(two);
  expect(await send(body)).toEqual({ accepted: 3, rejected: [], duplicate: false });
  expect([await countOf("checkout"), await countOf("payments")]).toEqual([2, 1]);
  const again = await Promise.all(Array.from({ length: 8 }, () => send(body)));
  expect(again.every((answer) => answer.duplicate)).toBe(true);
  expect([await countOf("checkout"), await countOf("payments")]).toEqual([2, 1]);
});

test("identical bodies that arrive together count once", async () => {
  const body = encodeTraces([resource([span()])]);
  const answers = await Promise.all(Array.from({ length: 40 }, () => send(body)));
  expect(answers.filter((answer) => !answer.duplicate)).toHaveLength(1);
  expect(await countOf("checkout")).toBe(1);
});

test("a sender's own key outweighs the content, for that sender only", async () => {
  const bodies = [1, 2].map(() => encodeTraces([resource([span()])]));
  const [first = new Uint8Array(), second = new Uint8Array()] = bodies;
  expect((await send(first, { idempotencyKey: "a" })).duplicate).toBe(false);
  expect((await send(second, { idempotencyKey: "a" })).duplicate).toBe(true);
  expect((await send(second, { idempotencyKey: "a", actor: { ...tokenOf(), id: "another" } as Actor })).duplicate).toBe(false);
  expect(await countOf("checkout")).toBe(2);
});

test("what a token does not reach is left out, told, and nowhere stored", async () => {
  const actor = tokenOf({ services: ["checkout"], environments: ["production"] });
  const body = encodeTraces([...two, resource([span(), span()], service("checkout", "staging"))]);
  expect(await send(body, { actor })).toEqual({ accepted: 2, rejected: [{ reason: "reach", count: 3 }], duplicate: false });
  expect([await countOf("checkout"), await countOf("payments"), await countOf("checkout", "staging")]).toEqual([2, 0, 0]);
});

test("a token without the scope, and nobody, may not write", async () => {
  const body = encodeTraces(two);
  await expect(send(body, { actor: tokenOf({}, ["read"]) })).rejects.toMatchObject({ code: "forbidden" });
  await expect(send(body, { actor: null })).rejects.toMatchObject({ code: "unauthenticated" });
});

test("an empty body is taken and stores nothing", async () => {
  expect(await send(new Uint8Array())).toEqual({ accepted: 0, rejected: [], duplicate: false });
  const { rows } = await pool().query<{ count: number }>("SELECT count(*)::int AS count FROM telemetry.ingest_ledger");
  expect(rows[0]?.count).toBe(0);
});

test("spans that are late by hours are counted in their minute", async () => {
  const startNs = BigInt(NOW - 20 * 3_600_000) * 1_000_000n;
  await send(encodeTraces([resource([span({ startNs, endNs: startNs + 5_000_000n })])]));
  const at = new Date(NOW - 20 * 3_600_000);
  const [row] = await readRollups({ service: "checkout", environment: "production", from: at, to: new Date(NOW), step: "1m" });
  expect(row).toMatchObject({ at, version: "2.4.1", rollup: { count: 1, maxUs: 5000 } });
});

test("protobuf and JSON store the same", async () => {
  await send(encodeTraces(two));
  const stored = await readRollups({
    service: "checkout",
    environment: "production",
    from: new Date(NOW - 3_600_000),
    to: new Date(NOW),
    step: "1m",
  });
  await freshDatabase();
  await send(jsonBody(jsonTraces(two)), { encoding: "json" });
  expect(
    await readRollups({ service: "checkout", environment: "production", from: new Date(NOW - 3_600_000), to: new Date(NOW), step: "1m" }),
  ).toEqual(stored);
});

test("operations without end become “other”; nothing is lost", async () => {
  const attributes: readonly Attribute[] = [["service.name", { text: "raw-paths" }], ...CHECKOUT.slice(1)];
  const sent = LABEL_LIMITS.operations + 50;
  const spans = Array.from({ length: sent }, (_, index) => span({ name: `GET /users/${index}` }));
  await send(encodeTraces([resource(spans, attributes)]));
  const operations = await readOperations({
    service: "raw-paths",
    environment: "production",
    from: new Date(NOW - 3_600_000),
    to: new Date(NOW),
  });
  expect(operations).toHaveLength(LABEL_LIMITS.operations + 1);
  expect(operations[0]).toMatchObject({ operation: "other", rollup: { count: 50 } });
  expect(await countOf("raw-paths")).toBe(sent);
});
