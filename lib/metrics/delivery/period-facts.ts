import type { Stage } from "./fact";
import type { Counts } from "./summary";

/** Exact order statistics of durations in seconds, interpolated linearly (type 7); null where there are too few values. */
export type Quartiles = {
  readonly n: number;
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
};

/** The same, further out, and how sure the median is. */
export type Distribution = Quartiles & {
  readonly p90: number | null;
  /** 95 % interval of the median from order statistics; null below six values. */
  readonly low: number | null;
  readonly high: number | null;
};

/** Everything that the figures of one period, or of one bucket of it, follow from. */
export type PeriodFacts = {
  readonly from: Date;
  readonly to: Date;
  /** Length in calendar days: whole days count 1 however many hours they have, parts of days their share. */
  readonly days: number;
  /** Calendar days with a deployment that reached production. */
  readonly deploymentDays: number;
  /** Some source had told Wake of anything before its end. */
  readonly connected: boolean;
  /** It has not ended, or it is cut off at an edge of what was asked for. */
  readonly partial: boolean;
  readonly counts: Counts;
  /** Deployments that hurt nobody so far and are younger than the observation horizon. */
  readonly watching: number;
  /** Of the changes that were asked for (people's, or bots' as well; by change or by commit). */
  readonly lead: Distribution;
  readonly stages: Readonly<Record<Stage, Quartiles>>;
  /** Seconds from hurt to recovery, ascending. */
  readonly recovered: readonly number[];
  /** Seconds that the failures which are not over have lasted so far, ascending. */
  readonly open: readonly number[];
};

/** Whose changes count, and what a lead time is of. */
export type LeadOptions = { readonly bots: boolean; readonly unit: "change" | "commit" };
