import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { freshDatabase } from "@/tests/support/database";
import { type Arm, startPeer, startWake } from "./http-arms";
import type { Answer } from "./peer";

/** What a parent asks of an arm, and what it is told. */
export type Ask = "reset" | "report";
export type Told = { readonly port: number } | "reset" | { readonly cpuUs: number; readonly rss: number; readonly answer: Answer };

/** One arm of the bench in a process of its own: `node http-server.ts <arm>`, with Wake's settings in its environment. */
const arm = process.argv[2] as Arm;
const isWake = arm === "Wake, committed" || arm === "Wake, not committed";
if (isWake) await ensurePartitions(new Date());
const running = isWake ? await startWake(arm === "Wake, committed") : await startPeer(arm);
let usage = process.cpuUsage();

const tell = (told: Told): void => void process.send?.(told);

process.on("message", (ask: Ask) => {
  if (ask === "report") {
    const { user, system } = process.cpuUsage(usage);
    tell({ cpuUs: user + system, rss: process.memoryUsage.rss(), answer: running.answer() });
    return;
  }
  running.reset();
  void (arm === "Wake, committed" ? freshDatabase() : Promise.resolve()).then(() => {
    usage = process.cpuUsage();
    tell("reset");
  });
});
process.on("disconnect", () => process.exit(0));
tell({ port: running.port });
