import { pool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import type { Actor } from "@/lib/domain/access";
import { daysLater, startOfDay } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import { foldDeliveryDays } from "@/lib/services/delivery/fold";
import { mergeDeliveryMonths } from "@/lib/services/delivery/merge-months";
import { recordEvents } from "@/lib/services/event/record";
import { parseDelivery } from "@/lib/urls/delivery";
import { loadDelivery } from "@/lib/views/delivery/delivery";
import { loadFigures } from "@/lib/views/delivery/figures";
import { bucketFor } from "@/lib/views/delivery/question";
import { drawOf } from "@/tests/support/prng";
import { fillDelivery, NOW, REFERENCE, SERVICES, TEAMS } from "./delivery-data";
import { askRows, assertEqual } from "./delivery-sql";
import { onScratchDatabase } from "./signals-server";
import { spread } from "./timing";

const READER: Actor = { kind: "user", id: "bench", name: "bench", role: "viewer" };
const ZONE = "Europe/Berlin";
const PERIODS = [28, 90, 365] as const;
/** Selections of each kind and length that are measured, after some that warm up, and of how many the rows are asked too. */
const [ROUNDS, WARM_UP, COMPARED] = [50, 5, 2];
const GOAL_MS = 50;
const VISIBLE_GOAL_MS = 1_000;
const PAGES = 20;
const PAGE_GOAL_MS = { service: 150, all: 250 } as const;
const DAY = "2026-11-20";

/**
 * `npm run bench -- delivery [--full] [--deployments=N]`: the five figures of random services, teams and of everything over 28, 90 and
 * 365 days, each compared with the period before, and the page of one service and of everything, with 177,450 deployments and with `--full` with a million too; beside it plain SQL
 * over the rows, whose answers must be equal; how long a bulk load takes to be folded; how soon an event is in the figures.
 */
export async function main(args: readonly string[]): Promise<number> {
  const asked = args.flatMap((arg) => (arg.startsWith("--deployments=") ? [Number(arg.split("=")[1])] : []));
  const sizes = asked.length > 0 ? asked : args.includes("--full") ? [REFERENCE.deployments, 1_000_000] : [REFERENCE.deployments];
  for (const size of sizes)
    await onScratchDatabase(async () => {
      console.log(`\n${size} deployments to production`);
      await load(size);
      for (const days of PERIODS) for (const kind of ["service", "team", "all"] as const) await measure(kind, days);
      for (const days of PERIODS) for (const kind of ["service", "all"] as const) await measurePage(kind, days);
      await tellVisible();
      await disconnect();
    });
  return 0;
}

async function load(size: number): Promise<void> {
  await fillDelivery(size, (table, rows, seconds) =>
    console.log(`  ${table.padEnd(18)} ${String(rows).padStart(8)} rows in ${seconds.toFixed(1)} s`),
  );
  await pool().query("VACUUM ANALYZE");
  const startedAt = performance.now();
  const days = await foldDeliveryDays(({ left }) => process.stderr.write(`\r  ${left} days left   `));
  const foldedAt = performance.now();
  const months = await mergeDeliveryMonths(NOW);
  const [fold, merge] = [(foldedAt - startedAt) / 1_000, (performance.now() - foldedAt) / 1_000];
  console.log(`\r  folded ${days} days in ${fold.toFixed(1)} s, merged ${months} months in ${merge.toFixed(1)} s`);
  await pool().query("VACUUM ANALYZE");
}

type Kind = "service" | "team" | "all";

const selectionOf = (kind: Kind, index: number): Selection => ({
  service: kind === "service" ? `service-${index % SERVICES}` : null,
  team: kind === "team" ? `team-${index % TEAMS}` : null,
  environment: null,
});

/** Periods of whole days that end within the last four months. */
async function measure(kind: Kind, days: number): Promise<void> {
  const draw = drawOf(days);
  const [times, cpu, rowTimes]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const last = daysLater(DAY, 1 - draw(120));
    const [from, to] = [startOfDay(daysLater(last, -days), ZONE), startOfDay(last, ZONE)];
    const selection = selectionOf(kind, draw(10_000));
    const query = {
      selection,
      from,
      to,
      zone: null,
      bucket: bucketFor(from, to),
      lead: { bots: false, unit: "change" },
      compare: true,
    } as const;
    const [startedAt, spent] = [performance.now(), process.cpuUsage()];
    const { facts } = await loadFigures(READER, query, NOW);
    if (round >= WARM_UP) times.push(performance.now() - startedAt);
    if (round >= WARM_UP) cpu.push(cpuSince(spent));
    if (round >= COMPARED) continue;
    const { ms, row } = await askRows(selection, from, to, NOW);
    rowTimes.push(ms);
    assertEqual(row, facts, `${kind}, ${days} d`);
  }
  const { least, median, p95 } = spread(times);
  const [low, middle, high] = [least, median, p95].map((ms) => ms.toFixed(1).padStart(6));
  const beside = `plain SQL ${spread(rowTimes).median.toFixed(0).padStart(6)} ms, equal`;
  console.log(
    `  ${kind.padEnd(8)} ${days} d`.padEnd(18),
    `median ${middle} ms   p95 ${high} ms   least ${low} ms   (goal: p95 ${GOAL_MS} ms)   ${cpuWords(cpu)}   ${beside}`,
  );
}

/** Of this process alone, which other processes on the machine disturb least; the server's is not in it. */
const cpuSince = (spent: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(spent);
  return (user + system) / 1_000;
};
const cpuWords = (cpu: readonly number[]): string =>
  `CPU of Node: median ${spread(cpu).median.toFixed(1)}, least ${spread(cpu).least.toFixed(1)} ms`;

/** Everything that /delivery shows of the days up to the present: figures, lists, and the tables of teams and services. */
async function measurePage(kind: "service" | "all", days: (typeof PERIODS)[number]): Promise<void> {
  const draw = drawOf(days);
  const [times, cpu]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + PAGES; round++) {
    const { service } = selectionOf(kind, draw(10_000));
    const params = parseDelivery({ period: `${days}d`, ...(service === null ? {} : { service }) });
    const [startedAt, spent] = [performance.now(), process.cpuUsage()];
    await loadDelivery(READER, params, NOW);
    if (round >= WARM_UP) times.push(performance.now() - startedAt);
    if (round >= WARM_UP) cpu.push(cpuSince(spent));
  }
  const { least, median, p95 } = spread(times);
  const goal = PAGE_GOAL_MS[kind];
  console.log(
    `  /delivery of ${kind}, ${days} d`.padEnd(30),
    `median ${median.toFixed(0)} ms   p95 ${p95.toFixed(0)} ms   least ${least.toFixed(0)} ms   (goal of the page: ${goal} ms)   ${cpuWords(cpu)}`,
  );
}

/** From the moment at which an event is told until the figures have it: before its day is folded, and the reading alone once it is. */
async function tellVisible(): Promise<void> {
  const [from, to] = [startOfDay(daysLater(DAY, -27), ZONE), startOfDay(daysLater(DAY, 1), ZONE)];
  const query = { from, to, zone: null, bucket: "day", lead: { bots: false, unit: "change" }, compare: true } as const;
  const reached = async (): Promise<number> => {
    const { facts } = await loadFigures(READER, { ...query, selection: selectionOf("all", 0) }, NOW);
    return facts.now.counts.reached;
  };
  const before = await reached();
  const startedAt = performance.now();
  const finishedAt = new Date(NOW.getTime() - 3_600_000).toISOString();
  const told = { id: "seen", service: "service-1", environment: "production", version: "seen", status: "succeeded", finishedAt };
  await recordEvents({ kind: "system", name: "bench" }, { kind: "deployments", values: [told] }, NOW);
  const toldAt = performance.now();
  if ((await reached()) !== before + 1) throw new Error("An event that was told is not in the figures.");
  const seenAt = performance.now();
  await foldDeliveryDays();
  const [tell, see, fold] = [toldAt - startedAt, seenAt - toldAt, performance.now() - seenAt].map((ms) => ms.toFixed(0));
  console.log(
    `  an event: told in ${tell} ms, in the figures of everything after ${see} ms (goal ${VISIBLE_GOAL_MS} ms), folded in ${fold} ms`,
  );
}
