import type { Blast, Suspect } from "@/lib/domain/suspect";

/** What the signals say about the cause: a `SuspectBoard` but for the incident that it is about and the time at which it was asked. */
export type Attribution = {
  /** First minute of the harm; null when the signals do not show any. */
  readonly onsetAt: Date | null;
  /** True when the first place has at least half. */
  readonly decided: boolean;
  /** Best first; every change that was asked about and "no release", whose posteriors add up to 1. */
  readonly suspects: readonly Suspect[];
  readonly blast: Blast;
  /** Name of the method, which changes with any weight. */
  readonly method: string;
};
