import type { ExceptionSample } from "@/lib/domain/exception";
import type { SparkModel } from "../spark/build";

/** One case of a fault, as its sender told it. */
export type ErrorSample = Omit<ExceptionSample, "atMs"> & { readonly at: Date; readonly version: string };

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
};

export type ErrorListModel = {
  readonly rows: readonly ErrorRow[];
  /** How many faults are new and how many are not, those without a row among them. */
  readonly newFaults: number;
  readonly knownFaults: number;
  /** Cases of faults that have no row. */
  readonly otherCases: number;
};
