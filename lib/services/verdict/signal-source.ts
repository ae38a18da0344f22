import { busiestCallees } from "@/lib/db/read/dependencies/busiest-callees";
import { errorsBefore } from "@/lib/db/read/errors/before";
import { signatureTitles } from "@/lib/db/read/errors/titles";
import { busiestOperations } from "@/lib/db/read/signals/busiest";
import { heardOf, type Spoken } from "@/lib/db/read/signals/heard";
import { readWindows } from "@/lib/db/read/signals/windows";
import { unhealthyTimes } from "@/lib/db/read/verdict/unhealthy";

/** Where what a verdict rests on is read from: the store, or whatever holds the same. */
export type SignalSource = {
  readonly windows: typeof readWindows;
  /** When versions spoke first; null for those that have not. */
  readonly firstSeen: (versions: readonly Spoken[]) => Promise<(Date | null)[]>;
  readonly busiest: typeof busiestOperations;
  /** Whom some places call, and what these answered. */
  readonly callees: typeof busiestCallees;
  readonly calleeWindows: typeof readWindows;
  readonly errorsBefore: typeof errorsBefore;
  readonly titles: typeof signatureTitles;
  readonly unhealthy: typeof unhealthyTimes;
};

export const STORE: SignalSource = {
  windows: readWindows,
  firstSeen: async (versions) => (await heardOf(versions)).map((heard) => heard?.versionSince ?? null),
  busiest: busiestOperations,
  callees: busiestCallees,
  calleeWindows: readWindows,
  errorsBefore,
  titles: signatureTitles,
  unhealthy: unhealthyTimes,
};
