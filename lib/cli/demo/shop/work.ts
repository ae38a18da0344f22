import { setTimeout as sleep } from "node:timers/promises";

/** How much the durations of one kind of work differ: σ of a log-normal distribution. */
const SPREAD = 0.3;

/** Takes about as long as a database or a partner would: log-normal around a median. */
export function work(medianMs: number): Promise<void> {
  const normal = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
  return sleep(medianMs * Math.exp(SPREAD * normal));
}
