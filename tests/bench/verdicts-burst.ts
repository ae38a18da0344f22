import { pool } from "@/lib/db/pool";
import { evaluateDue } from "@/lib/services/verdict/evaluate-due";
import { spread } from "./timing";
import { bothOf, cpuOf } from "./verdicts-cost";
import { benchService, deploy, ROLLED_OUT } from "./verdicts-data";

const MINUTE_MS = 60_000;
/** The job asks so often whether anything is due. */
const EVERY_MS = 2_000;
const MINUTES = 10;
/** So many come in one moment besides, halfway. */
const BURST = 60;

/**
 * Deployments of so many a day for ten minutes and a burst of them, each of a service that was not deployed before. The clock is that of one
 * core: it goes on by the CPU that each round takes, Node's and the server's. Prints how long after its horizon the first verdict stands.
 */
export async function measureBurst(services: number, from: number, aDay: number): Promise<void> {
  const steady = Math.round((aDay / 1_440) * MINUTES);
  const times = [
    ...Array.from({ length: steady }, (_, nth) => (nth * MINUTES * MINUTE_MS) / steady),
    ...Array.from({ length: BURST }, () => (MINUTES * MINUTE_MS) / 2),
  ].slice(0, services - from);
  if (times.length === 0) return;
  await pool().query(`UPDATE "Deployment" SET "nextLookAt" = NULL`);
  const rolledOut = times.map((ms, nth) => ({ service: benchService(from + nth), at: new Date(ROLLED_OUT.getTime() + ms) }));
  await deploy(rolledOut);
  await pool().query(`UPDATE "Deployment" SET "nextLookAt" = NULL WHERE service <> ALL ($1::text[])`, [
    rolledOut.map(({ service }) => service),
  ]);
  const { lateness, looks, busyS } = await pass(rolledOut.length);
  const { median, p95 } = spread(lateness);
  console.log(
    `\n${steady} deployments in ${MINUTES} minutes and ${BURST} in one moment: ${looks} looks, ${busyS.toFixed(0)} s of one core`,
  );
  console.log(
    `  first verdict ${median.toFixed(0)} s (median), ${p95.toFixed(0)} s (p95), ${Math.max(...lateness).toFixed(0)} s (latest) after its horizon`,
  );
}

/** Lets the clock run until each deployment has its first verdict; seconds from horizon to verdict. */
async function pass(deployments: number): Promise<{ lateness: number[]; looks: number; busyS: number }> {
  const stored = new Map<string, number>();
  let [nowMs, looks, busyS] = [ROLLED_OUT.getTime(), 0, 0];
  while (stored.size < deployments) {
    const { rows } = await pool().query<{ at: Date | null }>(`SELECT min("nextLookAt") AS at FROM "Deployment"`);
    const dueMs = rows[0]?.at?.getTime() ?? null;
    if (dueMs === null) break;
    nowMs = Math.ceil(Math.max(nowMs, dueMs) / EVERY_MS) * EVERY_MS;
    const took = bothOf(
      await cpuOf(async () => {
        looks += await evaluateDue(new Date(nowMs), null);
      }),
    );
    busyS += took;
    nowMs += took * 1_000;
    const final = await pool().query<{ id: string; due: Date }>(
      `SELECT "deploymentId" AS id, "dueAt" AS due FROM "Verdict" WHERE horizon = '5m' AND at >= "dueAt"`,
    );
    for (const { id, due } of final.rows) if (!stored.has(id)) stored.set(id, (nowMs - due.getTime()) / 1_000);
  }
  return { lateness: [...stored.values()], looks, busyS };
}
