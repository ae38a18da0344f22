import type { Horizon } from "@/lib/domain/horizon";
import type { Verdict, VerdictState } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";

/** How a release stood after a look, as far as anybody has to be told. */
export type Moment = {
  readonly state: VerdictState;
  readonly horizon: Horizon;
  /** The horizon it was said at has ended: it will not be said otherwise. */
  readonly over: boolean;
  /** It was taken back, whatever it did before. */
  readonly takenBack: boolean;
};

/** The moment that some verdicts of one deployment make; null without any. */
export function momentOf(verdicts: readonly Pick<Verdict, "state" | "horizon" | "at" | "dueAt">[]): Moment | null {
  const overall = overallVerdict(verdicts);
  const spoken = verdicts.find(({ horizon }) => horizon === overall?.horizon);
  if (overall === null || spoken === undefined) return null;
  return { ...overall, over: spoken.at >= spoken.dueAt, takenBack: verdicts.some(({ state }) => state === "rolled-back") };
}

export const sameMoment = (a: Moment | null, b: Moment | null): boolean =>
  a === b ||
  (a !== null && b !== null && a.state === b.state && a.horizon === b.horizon && a.over === b.over && a.takenBack === b.takenBack);
