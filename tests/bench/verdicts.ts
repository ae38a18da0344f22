import { readdirSync, readFileSync } from "node:fs";
import { pool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { evaluateDue } from "@/lib/services/verdict/evaluate-due";
import { measurePlacebo } from "@/lib/services/verdict/placebo/measure";
import { onScratchDatabase } from "./signals-server";
import { spread } from "./timing";
import { addPast, beginAgain, deployAll, fillVerdicts, ROLLED_OUT, SERVICES } from "./verdicts-data";

const DAY_S = 86_400;
const DEPLOYMENTS_A_DAY = 10_000;
const PLACES = 1_000;
/** Old versions of each service, at once and a hundred times as many. */
const [PAST, MUCH_PAST] = [20, 2_000];

/**
 * `npm run bench -- verdicts`: what the verdicts of 1,000 services with 10,000 deployments a day cost one core. Twenty services of ten
 * operations each are deployed at once and followed through every look of their seven days, with 20 old versions of each and with 2,000;
 * then a night of moments without a release.
 */
export async function main(_: readonly string[]): Promise<number> {
  // Telemetry is written as of a week after the roll-out, and its minutes must not be over by then.
  process.env["WAKE_KEEP_MINUTES_DAYS"] ||= "24";
  await onScratchDatabase(async () => {
    await ensurePartitions(ROLLED_OUT, new Date(ROLLED_OUT.getTime() - 320 * DAY_S * 1_000));
    const end = new Date(ROLLED_OUT.getTime() + 9 * DAY_S * 1_000);
    await fillVerdicts(end, (share) => process.stderr.write(`\rfilling ${Math.round(share * 100)} % `));
    await deployAll("2");
    await addPast(PAST);
    await pool().query("VACUUM ANALYZE");
    const least = await measure(`${PAST} old versions each`);
    await addPastBeyond();
    await beginAgain();
    const most = await measure(`${MUCH_PAST} old versions each`);
    console.log(`\na hundred times the history costs ${(most / least).toFixed(2)} times as much`);
    await measureNight();
    await disconnect();
  });
  return 0;
}

async function addPastBeyond(): Promise<void> {
  await pool().query(`DELETE FROM telemetry.version_seen WHERE version LIKE 'past-%'`);
  await pool().query(
    `DELETE FROM telemetry.rollup_hour h USING telemetry.series s WHERE s.version LIKE 'past-%' AND s.series_id = h.series_id AND s.shard_key = h.shard_key`,
  );
  await pool().query(`DELETE FROM telemetry.series WHERE version LIKE 'past-%'`);
  await pool().query(`DELETE FROM "Deployment" WHERE version LIKE 'past-%'`);
  await addPast(MUCH_PAST);
  await pool().query("VACUUM ANALYZE");
}

type Life = { readonly looks: number; readonly rounds: readonly number[] };

/** Follows all deployments from look to look until nothing is left to judge. */
async function follow(): Promise<Life> {
  const rounds: number[] = [];
  let looks = 0;
  for (;;) {
    const { rows } = await pool().query<{ at: Date | null }>(`SELECT min("nextLookAt") AS at FROM "Deployment"`);
    const at = rows[0]?.at ?? null;
    if (at === null) return { looks, rounds };
    const startedAt = performance.now();
    looks += await evaluateDue(at, null);
    rounds.push(performance.now() - startedAt);
  }
}

/** Returns the seconds of CPU that one deployment costs. */
async function measure(what: string): Promise<number> {
  const [readBefore, serverBefore, own] = [await rowsRead(), await serverSeconds(), process.cpuUsage()];
  const { looks, rounds } = await follow();
  const { user, system } = process.cpuUsage(own);
  const [node, server] = [(user + system) / 1e6, (await serverSeconds()) - serverBefore];
  const read = (await rowsRead()) - readBefore;
  const each = (node + server) / SERVICES;
  const { median, p95 } = spread(rounds);
  const states = await pool().query<{ state: string; count: number }>(
    `SELECT state, count(*)::int AS count FROM "Verdict" GROUP BY 1 ORDER BY 1`,
  );
  console.log(`\n${what}: ${looks} looks at ${SERVICES} deployments`);
  console.log(
    `  a look        ${((node / looks) * 1e3).toFixed(1)} ms of Node, ${((server / looks) * 1e3).toFixed(1)} ms of the server, ${(read / looks).toFixed(0)} rows read`,
  );
  console.log(`  a deployment  ${each.toFixed(2)} s of CPU, with all its looks of seven days`);
  console.log(
    `  a day         ${(((each * DEPLOYMENTS_A_DAY) / DAY_S) * 100).toFixed(1)} % of a core for ${DEPLOYMENTS_A_DAY} deployments`,
  );
  console.log(
    `  a round       of ${SERVICES} deployments stored after ${median.toFixed(0)} ms (median), ${p95.toFixed(0)} ms (p95); a look comes 20 s after its minute`,
  );
  console.log(`  verdicts      ${states.rows.map(({ state, count }) => `${count} ${state}`).join(", ")}`);
  return each;
}

async function measureNight(): Promise<void> {
  const now = new Date(ROLLED_OUT.getTime() + DAY_S * 1_000);
  const [serverBefore, own, startedAt] = [await serverSeconds(), process.cpuUsage(), performance.now()];
  const places = await measurePlacebo(now, null);
  const { user, system } = process.cpuUsage(own);
  const [node, server] = [(user + system) / 1e6, (await serverSeconds()) - serverBefore];
  const wall = (performance.now() - startedAt) / 1e3;
  const { rows } = await pool().query<{ looks: number; alarms: number }>(
    `SELECT sum(looks)::int AS looks, sum(alarms)::int AS alarms FROM "PlaceboNight"`,
  );
  console.log(
    `\na night of ${places} places: ${rows[0]?.looks} looks, ${rows[0]?.alarms} alarms; ${node.toFixed(1)} s of Node, ${server.toFixed(1)} s of the server, ${wall.toFixed(1)} s`,
  );
  console.log(`  ${PLACES} places: ${((((node + server) / places) * PLACES) / 60).toFixed(0)} minutes of one core`);
}

/** Rows that statements have read so far, by scan or by index. */
async function rowsRead(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const { rows } = await pool().query<{ read: number }>(
    `SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::float8 AS read FROM pg_stat_user_tables`,
  );
  return rows[0]?.read ?? 0;
}

/** CPU that the server's processes have used so far, in seconds. */
async function serverSeconds(): Promise<number> {
  const { rows } = await pool().query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const parent = statOf(`${rows[0]?.pid}`)?.parent;
  const own = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
  return own.filter((one) => one.parent === parent || one.pid === parent).reduce((sum, { seconds }) => sum + seconds, 0);
}

/** A process as Linux tells of it; times are in hundredths of a second, those of children that ended included. */
function statOf(pid: string): { pid: string; parent: string; seconds: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid, parent: fields[1] ?? "", seconds: ticks / 100 };
  } catch {
    return null;
  }
}
