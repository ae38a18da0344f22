import { createHmac } from "node:crypto";
import { POST } from "@/app/api/hooks/[connection]/route";
import { closePool, pool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { createConnection } from "@/lib/services/connection/create";
import { processWaiting } from "@/lib/services/inbox/process";
import { busyDay, type Call } from "@/tests/support/busy-day";
import { onScratchDatabase } from "./signals-server";

const SENDERS = 8;
const SECRET = "only-for-measuring-and-kept-nowhere-else";
const DEPLOYMENTS = { some: 300, full: 3_000 } as const;
const GOAL = 150;

/**
 * `npm run bench -- hooks [--full]`: a busy day as GitHub, Argo CD and PagerDuty tell of it, one call at a time by each of 8 senders,
 * through the routes without HTTP. Each answer comes after the call is stored, and nearly always after it is in the history.
 */
export async function main(args: readonly string[]): Promise<number> {
  const calls = busyDay(args.includes("--full") ? DEPLOYMENTS.full : DEPLOYMENTS.some);
  await onScratchDatabase(async () => {
    const admin = { kind: "system", name: "bench" } as const;
    for (const source of ["github", "argocd", "pagerduty"])
      await createConnection(admin, { source, name: source, secret: SECRET, settings: {} }, new Date());
    const before = await kilobytesLogged();
    const startedAt = performance.now();
    const times = await sendAll(calls);
    while ((await processWaiting(new Date())).more);
    const seconds = (performance.now() - startedAt) / 1_000;
    const logged = (await kilobytesLogged()) - before;
    const sorted = times.toSorted((a, b) => a - b);
    const quantile = (share: number): string => `${(sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)} ms`;
    console.log(`${calls.length} calls in ${seconds.toFixed(1)} s: ${(calls.length / seconds).toFixed(0)} a second (goal ${GOAL})`);
    console.log(`answers: p50 ${quantile(0.5)}, p95 ${quantile(0.95)}, p99 ${quantile(0.99)}, the longest ${quantile(1)}`);
    console.log(`${(logged / calls.length).toFixed(1)} kB of log a call`);
    await disconnect();
    await closePool();
  });
  return 0;
}

async function sendAll(calls: readonly Call[]): Promise<number[]> {
  const times: number[] = [];
  const waiting = calls.values();
  const send = async (): Promise<void> => {
    for (const call of waiting) {
      const body = JSON.stringify(call.body);
      const startedAt = performance.now();
      const { status } = await POST(
        new Request(`http://wake.test/api/hooks/${call.source}`, { method: "POST", headers: headersOf(call, body), body }),
        undefined,
      );
      times.push(performance.now() - startedAt);
      if (status >= 300) throw new Error(`${call.source} ${call.event}: ${status}`);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  return times;
}

function headersOf({ source, event, id }: Call, body: string): Record<string, string> {
  const mac = createHmac("sha256", SECRET).update(body).digest("hex");
  const json = { "content-type": "application/json" };
  if (source === "github") return { ...json, "x-github-event": event, "x-github-delivery": id, "x-hub-signature-256": `sha256=${mac}` };
  if (source === "pagerduty") return { ...json, "x-pagerduty-signature": `v1=${mac}`, "x-webhook-id": id };
  return { ...json, authorization: `Bearer ${SECRET}` };
}

/** Kilobytes of write-ahead log so far. */
async function kilobytesLogged(): Promise<number> {
  const { rows } = await pool().query<{ kb: number }>("select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::float8 / 1000 as kb");
  return rows[0]?.kb ?? 0;
}
