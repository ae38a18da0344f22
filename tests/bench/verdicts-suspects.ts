import { pool } from "@/lib/db/pool";
import { recordEvents } from "@/lib/services/event/record";
import { settleSuspicions } from "@/lib/services/suspicion/settle";
import { bothOf, cpuOf, rowsRead } from "./verdicts-cost";
import { ROLLED_OUT } from "./verdicts-data";

const MINUTE_MS = 60_000;
const INCIDENTS = 10;
/** Incidents of a bad day, and looks at each within its first day. */
const [A_DAY, LOOKS] = [200, 29];

/** Returns the seconds of CPU that one look into the suspects of an incident costs. */
export async function measureSuspects(services: readonly string[], what: string): Promise<number> {
  const openedAt = new Date(ROLLED_OUT.getTime() + 10 * MINUTE_MS);
  const values = Array.from({ length: INCIDENTS }, (_, nth) => ({
    ...{ id: `${what} ${nth}`, title: "It fails", status: "open", openedAt: openedAt.toISOString(), environment: "production" },
    services: [services[nth % services.length]],
  }));
  await recordEvents({ kind: "system", name: "bench" }, { kind: "incidents", values }, openedAt);
  const readBefore = await rowsRead();
  let looks = 0;
  const cpu = await cpuOf(async () => {
    looks = await settleSuspicions(new Date(openedAt.getTime() + 20 * MINUTE_MS), null);
  });
  const read = (await rowsRead()) - readBefore;
  await pool().query(`UPDATE "Incident" SET "suspectAt" = NULL`);
  const each = bothOf(cpu) / looks;
  console.log(`\nsuspects of ${looks} incidents, ${what}:`);
  console.log(
    `  a look        ${((cpu.node / looks) * 1e3).toFixed(0)} ms of Node, ${((cpu.server / looks) * 1e3).toFixed(0)} ms of the server, ${(read / looks).toFixed(0)} rows read`,
  );
  console.log(`  ${A_DAY} a day     ${((each * LOOKS * A_DAY * 100) / 86_400).toFixed(2)} % of one core`);
  return each;
}
