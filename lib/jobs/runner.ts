import { randomUUID } from "node:crypto";
import { log } from "@/lib/log";
import { handOver, holdJob, type Lease } from "@/lib/services/job/hold";
import { observeJob } from "@/lib/telemetry/observe-job";
import type { Job } from "./job";

/** Runs a job for ever, as long as this instance can hold its lease. `stop` waits for the current run and hands the lease over. */
export function startJob(job: Job): { stop: () => Promise<void> } {
  const instance = randomUUID();
  let stopping = false;
  let asked = false;
  let wake: () => void = () => undefined;
  let lease: Lease | null = null;

  const once = async (): Promise<boolean> => {
    try {
      lease = await holdJob(job.name, instance);
      if (lease === null) return false;
      const held = lease;
      return await observeJob(job.name, () => job.run(new Date(), held));
    } catch (error) {
      log.error({ job: job.name, reason: error instanceof Error ? error.message : "unknown" }, "a job failed and will be tried again");
      return false;
    }
  };
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, job.everyMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async (): Promise<void> => {
    while (!stopping) {
      asked = false;
      if (!(await once()) && !stopping && !asked) await pause();
    }
    if (lease !== null) await handOver(lease).catch(() => undefined);
  };

  job.onAsked?.(() => {
    asked = true;
    wake();
  });
  const running = loop();
  return {
    stop: () => {
      stopping = true;
      wake();
      return running;
    },
  };
}
