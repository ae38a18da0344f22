import { beforeEach, expect, test } from "vitest";
import { appendBatches } from "@/lib/db/telemetry/append";
import { type Actor, EVERYWHERE, type Reach } from "@/lib/domain/access";
import type { OtlpSignal } from "@/lib/ingest/otlp/signal";
import { type Acceptance, acceptTelemetry } from "@/lib/services/telemetry/accept";
import { openTelemetryStore } from "@/lib/services/telemetry/telemetry-store";
import { freshDatabase } from "@/tests/support/database";
import { NOW, resource, span } from "@/tests/support/otlp-build";
import { encodeTraces } from "@/tests/support/otlp-encode";
import { encodeLogs } from "@/tests/support/otlp-encode-logs";
import { overTime, storedSums } from "@/tests/support/stored-sums";
import { batchOf, MINUTE } from "@/tests/support/telemetry-batches";

beforeEach(freshDatabase);

const attributesOf = (service: string) =>
  [
    ["service.name", { text: service }],
    ["deployment.environment.name", { text: "production" }],
    ["service.version", { text: "1" }],
  ] as const;

type Sent = {
  readonly signal: OtlpSignal;
  readonly body: Uint8Array;
  readonly reach?: Reach;
  readonly now?: number;
  readonly key?: string;
};

/** To the instance that is given, else to one that remembers nothing. */
const send = (
  { signal, body, reach = EVERYWHERE, now = NOW, key }: Sent,
  front = openTelemetryStore(appendBatches),
): Promise<Acceptance> => {
  const actor: Actor = { kind: "token", id: "9f0d7f3e-9a6b-4d5e-8f52-2f6c0c7f2a11", name: "test", scopes: ["ingest:otlp"], reach };
  return acceptTelemetry({ actor, signal, encoding: "protobuf", body, idempotencyKey: key ?? null, now: new Date(now) }, front);
};

const countOf = async (service: string): Promise<number> =>
  overTime(await storedSums(["server"]))[`${service} production 1 server *`]?.count ?? 0;

test("a body without any time counts once though the slot of the ledger changed before it came again", async () => {
  const boundary = Math.floor(NOW / (360 * MINUTE)) * 360 * MINUTE;
  const body = encodeLogs([{ attributes: attributesOf("web"), records: [{ severity: 9, body: { text: "late" } }] }]);
  expect((await send({ signal: "logs", body, now: boundary - 500 })).duplicate).toBe(false);
  expect((await send({ signal: "logs", body, now: boundary + 500 })).duplicate).toBe(true);
  expect(overTime(await storedSums(["log"]))).toMatchObject({ "web production 1 log info": { count: 1 } });
});

test("a body counts once though its labels were over a limit the first time and are not the second", async () => {
  const delta = (service: string) => ({
    ...{ key: { service, environment: "production", version: "1", kind: "server", operation: "*" } as const, minute: NOW / MINUTE },
    ...{ count: 1, errors: 0, ownErrors: 0, sumUs: 5, maxUs: 5, durations: { offset: 18, counts: [1] } },
  });
  expect(await appendBatches([batchOf("body", [delta("other")])])).toEqual([false]);
  expect(await appendBatches([batchOf("body", [delta("the-10001st")])])).toEqual([true]);
  expect(await countOf("the-10001st")).toBe(0);
});

test("what one token may not write is written when another sends the same bytes", async () => {
  const body = encodeTraces([resource([span()], attributesOf("web")), resource([span(), span()], attributesOf("cart"))]);
  const front = openTelemetryStore(appendBatches);
  const reach = { services: ["web"], environments: [] };
  expect(await send({ signal: "traces", body, reach }, front)).toMatchObject({ accepted: 1, rejected: [{ reason: "reach", count: 2 }] });
  expect(await send({ signal: "traces", body, reach: { services: ["cart"], environments: [] } }, front)).toMatchObject({ accepted: 2 });
  expect([await countOf("web"), await countOf("cart")]).toEqual([1, 2]);
});

test("spans of a body that a sender's own key mistook for another are not taken for stored", async () => {
  const [first, second] = [span(), span()].map((one) => encodeTraces([resource([one], attributesOf("web"))]));
  if (first === undefined || second === undefined) throw new Error("two bodies");
  const front = openTelemetryStore(appendBatches);
  await send({ signal: "traces", body: first, key: "k" }, front);
  expect((await send({ signal: "traces", body: second, key: "k" }, front)).duplicate).toBe(true);
  expect((await send({ signal: "traces", body: second }, front)).duplicate).toBe(false);
  expect(await countOf("web")).toBe(2);
});

test("the same span in two bodies, and twice in one, counts once while the process remembers", async () => {
  const front = openTelemetryStore(appendBatches);
  const [one, two] = [span(), span()];
  await send({ signal: "traces", body: encodeTraces([resource([one, one], attributesOf("web"))]) }, front);
  const answer = await send({ signal: "traces", body: encodeTraces([resource([two, one], attributesOf("web"))]) }, front);
  expect(answer).toEqual({ accepted: 1, rejected: [], duplicate: false });
  expect(await countOf("web")).toBe(2);
});
