import type { Horizon } from "@/lib/domain/horizon";
import type { Ratio, VerdictState } from "@/lib/domain/verdict";

/** One rung: the verdict of one horizon, with what to say beneath it. */
export type Rung = {
  readonly horizon: Horizon;
  readonly state: VerdictState;
  readonly errors: Ratio | null;
  readonly p95: Ratio | null;
  /** Requests of the new version in this horizon. */
  readonly requests: number;
  /** When it was judged; null while it was not. */
  readonly judgedAt: Date | null;
  readonly dueAt: Date;
  /** Further sentences, such as why it was not reached or what it would take to tell. */
  readonly notes: readonly string[];
};

export type LadderInput = {
  readonly now: Date;
  readonly zone: string;
  /** When the roll-out was complete. */
  readonly at: Date;
  readonly endedAt: Date | null;
  readonly endedBy: "rollback" | "repair" | "next" | null;
  /** What runs since it ended, such as "3.17.4, inside baseline since 11:29". */
  readonly afterNote: string | null;
  readonly rungs: readonly Rung[];
};
