import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { readOperations } from "@/lib/db/read/signals/operations";
import { readRollups } from "@/lib/db/read/signals/rollups";
import { ns, resource, span } from "@/tests/support/otlp-build";
import { encodeTraces } from "@/tests/support/otlp-encode";
import { AUTHORISED } from "@/tests/support/otlp-listener";
import { DoomedServer } from "./support/doomed-server";

const CLIENTS = 6;
const KILLS = 4;
const server = new DoomedServer();
afterAll(() => server.kill());

type Tally = { acknowledged: number; retries: number };

/** Sends one body until it is acknowledged, as an exporter would that never gives up. */
async function deliver(body: Uint8Array, tally: Tally): Promise<void> {
  const headers = { ...AUTHORISED, "content-type": "application/x-protobuf" };
  for (;;) {
    const answer = await fetch(`${server.url}/v1/traces`, { method: "POST", headers, body: Buffer.from(body) }).catch(() => null);
    await answer?.arrayBuffer().catch(() => null);
    if (answer?.status === 200) return;
    if (answer !== null && answer.status !== 503) throw new Error(`answered ${answer.status}`);
    tally.retries++;
    await sleep(20);
  }
}

async function client(tally: Tally, isOver: () => boolean): Promise<void> {
  for (let round = 1; !isOver(); round++) {
    const now = Date.now();
    const spans = Array.from({ length: 1 + (round % 40) }, () => span({ startNs: ns(now - 50), endNs: ns(now) }));
    await deliver(encodeTraces([resource(spans)]), tally);
    tally.acknowledged += spans.length;
  }
}

test("SIGKILL during ingest loses nothing that was acknowledged, and doubles nothing", async () => {
  const tally = { acknowledged: 0, retries: 0 };
  let over = false;
  await server.start();
  const clients = Array.from({ length: CLIENTS }, () => client(tally, () => over));
  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(400 + 173 * kill);
    await server.kill();
    await server.start();
  }
  await sleep(300);
  over = true;
  await Promise.all(clients);

  const place = {
    service: "checkout",
    environment: "production",
    from: new Date(Date.now() - 3_600_000),
    to: new Date(Date.now() + 60_000),
  };
  const rows = await readRollups({ ...place, step: "1m" });
  const [work] = await readOperations(place);
  expect(tally.retries).toBeGreaterThan(0);
  expect(rows.reduce((sum, row) => sum + row.rollup.count, 0)).toBe(tally.acknowledged);
  expect(work).toMatchObject({ operation: "work", rollup: { count: tally.acknowledged } });
}, 120_000);
