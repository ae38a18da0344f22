import { pool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { evaluateDue } from "@/lib/services/verdict/evaluate-due";
import { measurePlacebo } from "@/lib/services/verdict/placebo/measure";
import { onScratchDatabase } from "./signals-server";
import { measureBurst } from "./verdicts-burst";
import { bothOf, cpuOf, rowsRead } from "./verdicts-cost";
import { beginAgain, benchService, deploy, drawServices, ROLLED_OUT } from "./verdicts-data";
import { addCopies, addPast } from "./verdicts-past";
import { measureSuspects } from "./verdicts-suspects";

const DAY_S = 86_400;
const DEPLOYMENTS_A_DAY = 10_000;
/** Services that are drawn for themselves; the others tell the same as one of them. */
const DRAWN = 20;
/** Old versions of each service, at once and a hundred times as many. */
const [PAST, MUCH_PAST] = [20, 2_000];

/**
 * `npm run bench -- verdicts [SERVICES [FOLLOWED]]`: what the verdicts of 1,000 services with 10,000 deployments a day cost one core. Twenty
 * services of ten operations each, among all, are deployed at once and followed through every look of their seven days, with 20 old versions
 * of each and with 2,000; then deployments come as on a busy day, with a burst; then suspects of incidents, and a night of moments without a
 * release.
 */
export async function main([services = "1000", followed = "20"]: readonly string[]): Promise<number> {
  // Telemetry is written as of a week after the roll-out, and its minutes must not be over by then.
  process.env["WAKE_KEEP_MINUTES_DAYS"] ||= "24";
  const [all, some] = [Number(services), Array.from({ length: Number(followed) }, (_, nth) => benchService(nth))];
  await onScratchDatabase(async () => {
    const startedAt = performance.now();
    await ensurePartitions(ROLLED_OUT, new Date(ROLLED_OUT.getTime() - 320 * DAY_S * 1_000));
    await drawServices(Math.min(DRAWN, all), new Date(ROLLED_OUT.getTime() + 9 * DAY_S * 1_000));
    await addCopies(Math.min(DRAWN, all), all);
    console.log(`${all} services are told of after ${((performance.now() - startedAt) / 1e3).toFixed(0)} s`);
    await deploy(some.map((service) => ({ service, at: ROLLED_OUT })));
    await addPast(some, PAST);
    const least = await measureLooks(some, `${PAST} old versions each`);
    const suspects = await measureSuspects(some, `${PAST} old versions each`);
    await addPast(some, MUCH_PAST);
    await beginAgain();
    const most = await measureLooks(some, `${MUCH_PAST} old versions each`);
    const suspectsOfMany = await measureSuspects(some, `${MUCH_PAST} old versions each`);
    console.log(`\na hundred times the history costs a deployment ${(most / least).toFixed(2)} times as much,`);
    console.log(`and the suspects of an incident ${(suspectsOfMany / suspects).toFixed(2)} times as much`);
    await measureNight(all);
    await measureBurst(all, some.length, DEPLOYMENTS_A_DAY);
    await disconnect();
    console.log(`\nall of it took ${((performance.now() - startedAt) / 1e3).toFixed(0)} s`);
  });
  return 0;
}

/** Follows all deployments from look to look until nothing is left to judge; returns how many looks there were. */
async function follow(): Promise<number> {
  let looks = 0;
  for (;;) {
    const { rows } = await pool().query<{ at: Date | null }>(`SELECT min("nextLookAt") AS at FROM "Deployment"`);
    const at = rows[0]?.at ?? null;
    if (at === null) return looks;
    looks += await evaluateDue(at, null);
  }
}

/** Returns the seconds of CPU that one deployment costs. */
async function measureLooks(services: readonly string[], what: string): Promise<number> {
  const readBefore = await rowsRead();
  let looks = 0;
  const cpu = await cpuOf(async () => {
    looks = await follow();
  });
  const read = (await rowsRead()) - readBefore;
  const each = bothOf(cpu) / services.length;
  const perDay = (looks / services.length) * DEPLOYMENTS_A_DAY;
  const states = await pool().query<{ state: string; count: number }>(
    `SELECT state, count(*)::int AS count FROM "Verdict" GROUP BY 1 ORDER BY 1`,
  );
  const ms = (seconds: number): string => ((seconds / looks) * 1e3).toFixed(1);
  console.log(`\n${what}: ${looks} looks at ${services.length} deployments`);
  console.log(`  a look        ${ms(cpu.node)} ms of Node, ${ms(cpu.server)} ms of the server, ${(read / looks).toFixed(0)} rows read`);
  console.log(`  a deployment  ${each.toFixed(2)} s of CPU, with all its looks of seven days`);
  console.log(`  a day         ${perDay.toFixed(0)} looks, ${(((each * DEPLOYMENTS_A_DAY) / DAY_S) * 100).toFixed(1)} % of one core`);
  console.log(`  verdicts      ${states.rows.map(({ state, count }) => `${count} ${state}`).join(", ")}`);
  return each;
}

async function measureNight(services: number): Promise<void> {
  const now = new Date(ROLLED_OUT.getTime() + DAY_S * 1_000);
  let places = 0;
  const cpu = await cpuOf(async () => {
    places = await measurePlacebo(now, null);
  });
  const { rows } = await pool().query<{ looks: number; alarms: number }>(
    `SELECT sum(looks)::int AS looks, sum(alarms)::int AS alarms FROM "PlaceboNight"`,
  );
  console.log(`\na night of ${places} places: ${rows[0]?.looks} looks, ${rows[0]?.alarms} alarms`);
  console.log(`  a place       ${(cpu.node / places).toFixed(2)} s of Node, ${(cpu.server / places).toFixed(2)} s of the server`);
  console.log(`  ${services} places   ${((bothOf(cpu) / places / 60) * services).toFixed(0)} minutes of one core`);
}
