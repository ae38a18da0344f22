import { forgetOld } from "@/lib/services/housekeeping/forget-old";
import { compact } from "@/lib/services/telemetry/compact";
import { forgetUnusedSeries } from "@/lib/services/telemetry/forget-unused";
import { tendStore } from "@/lib/services/telemetry/tend-store";
import { evaluateDue } from "@/lib/services/verdict/evaluate-due";
import type { Job } from "./job";
import { startJob } from "./runner";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Everything that Wake does by itself. To add a job, add a line; a service does the work. */
const JOBS: readonly Job[] = [
  { name: "verdicts", everyMs: 2 * SECOND, run: async (now, lease) => (await evaluateDue(now, lease)) > 0 },
  { name: "compaction", everyMs: 30 * SECOND, run: async (now) => (await compact(now)) > 0 },
  {
    name: "partitions",
    everyMs: 30 * MINUTE,
    run: async (now) => {
      await tendStore(now);
      return false;
    },
  },
  {
    name: "housekeeping",
    everyMs: 60 * MINUTE,
    run: async (now) => {
      await forgetOld(now);
      await forgetUnusedSeries(now);
      return false;
    },
  },
];

/** Starts all jobs of this instance; the result stops them and hands their leases over. */
export function startJobs(): () => Promise<void> {
  const running = JOBS.map(startJob);
  return async () => {
    await Promise.all(running.map((job) => job.stop()));
  };
}
