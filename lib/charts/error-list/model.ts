import type { ExceptionSample } from "@/lib/domain/exception";
import type { ChangedFrame } from "@/lib/metrics/release/changed-frames";
import type { SparkModel } from "../spark/build";

/** One case of a fault, as its sender told it. */
export type ErrorSample = Omit<ExceptionSample, "atMs"> & {
  readonly at: Date;
  readonly version: string;
  /** Where its trace is looked at; null when nobody said where, or it belongs to none. Left out where pages do not lead there. */
  readonly traceHref?: string | null;
};

/** One fault: what its cases have in common, how often it happened, where it came up, and a few cases. */
export type ErrorRow = {
  readonly signature: string;
  readonly type: string;
  readonly template: string;
  /** Innermost first, in the service's own code only. */
  readonly frames: readonly string[];
  readonly count: number;
  readonly spark: SparkModel;
  /** How often in each version, the most first. */
  readonly versions: readonly { readonly version: string; readonly count: number }[];
  readonly firstSeen: Date;
  readonly firstVersion: string;
  readonly lastSeen: Date;
  /** Not seen in this environment in the 14 days before the time in question, by any version. */
  readonly isNew: boolean;
  /** The newest first. */
  readonly samples: readonly ErrorSample[];
  /** On the page of a release: how the verdict counted it; null when it made nothing of it. */
  readonly move?: { readonly kind: "new" | "risen"; readonly expected: number } | null;
  /** On the page of a release: its frames in files that the changes touch. */
  readonly changed?: readonly ChangedFrame[];
};

export type ErrorListModel = {
  readonly rows: readonly ErrorRow[];
  /** How many faults are new and how many are not, those without a row among them. */
  readonly newFaults: number;
  readonly knownFaults: number;
  /** Cases of faults that have no row. */
  readonly otherCases: number;
};
