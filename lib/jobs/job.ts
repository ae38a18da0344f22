import type { Lease } from "@/lib/services/job/hold";

/** Background work: one instance at a time, under a lease that its writes check. */
export type Job = {
  readonly name: string;
  /** Pause between runs when nothing is left to do. */
  readonly everyMs: number;
  /** Does some of the work; true when more is waiting and the next run should follow at once. */
  readonly run: (now: Date, lease: Lease) => Promise<boolean>;
  /** Takes what ends a pause early, for work that somebody in this process asks for. */
  readonly onAsked?: (wake: () => void) => void;
};
