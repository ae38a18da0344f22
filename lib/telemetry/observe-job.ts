import { instruments } from "./instruments";

/** Runs a job and notes how long it took, and whether it failed. */
export async function observeJob<T>(name: string, run: () => Promise<T>): Promise<T> {
  const sinceMs = performance.now();
  let outcome = "failed";
  try {
    const result = await run();
    outcome = "done";
    return result;
  } finally {
    instruments()?.jobs.record((performance.now() - sinceMs) / 1_000, { "wake.job": name, "wake.outcome": outcome });
  }
}
