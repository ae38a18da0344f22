import { closePool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { settleCarried } from "@/lib/services/carried/settle";
import { IMPORT_ACTOR } from "@/lib/services/import/import-actor";
import { importLines } from "@/lib/services/import/import-lines";
import type { ImportLine } from "@/lib/services/import/read-line";
import { evaluateDue } from "@/lib/services/verdict/evaluate-due";
import { onScratchDatabase } from "./signals-server";

const NOW = new Date(Date.UTC(2026, 10, 20));
const DAY_MS = 86_400_000;
const SERVICES = 75;
const ENVIRONMENTS = ["staging", "production"];
const FULL = { deployments: 200_000, changes: 230_000, incidents: 3_200 } as const;
const GOAL_S = 300;

/**
 * `npm run bench -- import [--full]`: a year of an organisation of 75 services in two environments, as `wake import` loads it: changes,
 * deployments that name them, and incidents that name their cause; and after that what the jobs of a server make of it. Without `--full` a twentieth of it.
 */
export async function main(args: readonly string[]): Promise<number> {
  const scale = args.includes("--full") ? 1 : 0.05;
  await onScratchDatabase(async () => {
    const startedAt = performance.now();
    for (const [kind, count] of Object.entries(FULL)) await load(kind as keyof typeof FULL, Math.round(count * scale), scale);
    const seconds = (performance.now() - startedAt) / 1_000;
    console.log(`\nAll of it: ${seconds.toFixed(1)} s (goal ${GOAL_S * scale} s)`);
    await timed("notes heeded", () => settleCarried(NOW));
    await timed("judged", judgeAll);
    await disconnect();
    await closePool();
  });
  return 0;
}

/** What goes on in the background of a server once a history is there. */
async function timed(what: string, work: () => Promise<number>): Promise<void> {
  const startedAt = performance.now();
  const count = await work();
  console.log(`${what.padEnd(12)} ${String(count).padStart(7)} in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
}

async function judgeAll(): Promise<number> {
  for (let judged = 0; ; ) {
    const round = await evaluateDue(NOW, null);
    if (round === 0) return judged;
    judged += round;
  }
}

async function load(kind: keyof typeof FULL, count: number, scale: number): Promise<void> {
  let [at, line] = [performance.now(), 0];
  const startedAt = at;
  const progress = (counts: { line: number }): void => {
    const now = performance.now();
    process.stderr.write(`\r${kind}: ${counts.line} of ${count}, ${((500 * (now - at)) / (counts.line - line)).toFixed(0)} ms for 500   `);
    [at, line] = [now, counts.line];
  };
  const refused = ({ reason }: { reason: string }): void => {
    throw new Error(reason);
  };
  const work = { subject: `bench:${kind}`, name: kind, lines: linesOf(kind, count, scale), total: count, kind, again: false };
  await importLines(IMPORT_ACTOR, work, { progress, refused, signal: new AbortController().signal }, () => NOW);
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(
    `\r${kind.padEnd(12)} ${String(count).padStart(7)} in ${seconds.toFixed(1)} s: ${(count / seconds).toFixed(0)} a second          `,
  );
}

async function* linesOf(kind: keyof typeof FULL, count: number, scale: number): AsyncGenerator<ImportLine> {
  const encoder = new TextEncoder();
  const body = { deployments: deploymentBody, changes: changeBody, incidents: incidentBody }[kind];
  for (let index = 0; index < count; index++) yield { number: index + 1, bytes: encoder.encode(JSON.stringify(body(index, count, scale))) };
}

const timeOf = (index: number, count: number, plusMs = 0): string =>
  new Date(NOW.getTime() - 365 * DAY_MS + Math.floor((index / count) * 364 * DAY_MS) + plusMs).toISOString();
const serviceOf = (index: number): string => `service-${index % SERVICES}`;
const hash = (index: number): string => index.toString(16).padStart(40, "0");

function changeBody(index: number, count: number) {
  return {
    ...{
      id: `https://github.com/acme/shop#${index}`,
      repository: "https://github.com/acme/shop",
      number: index,
      title: `Change ${index}`,
      author: "kim",
    },
    ...{ openedAt: timeOf(index, count, -DAY_MS), mergedAt: timeOf(index, count), mergeCommit: hash(index), additions: 10, deletions: 3 },
  };
}

/** Each change goes to staging and then to production, now and then two at once. */
function deploymentBody(index: number, count: number) {
  const first = Math.floor((index * FULL.changes) / FULL.deployments);
  return {
    ...{
      id: `run-${index}`,
      service: serviceOf(index >> 1),
      environment: ENVIRONMENTS[index % 2],
      version: `1.${index >> 1}`,
      commit: hash(index >> 1),
    },
    ...{ status: index % 40 === 0 ? "failed" : "succeeded", startedAt: timeOf(index, count), finishedAt: timeOf(index, count, 240_000) },
    ...{ repository: "https://github.com/acme/shop", changes: [`https://github.com/acme/shop#${first}`] },
  };
}

function incidentBody(index: number, count: number, scale: number) {
  const cause = Math.floor((index / count) * FULL.deployments * scale) | 1;
  return {
    ...{ id: `incident-${index}`, title: "Slow", status: "resolved", services: [serviceOf(cause >> 1)], environment: "production" },
    ...{ openedAt: timeOf(index, count, 600_000), resolvedAt: timeOf(index, count, 3_600_000), causedBy: [`run-${cause}`] },
  };
}
