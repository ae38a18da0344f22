import { type LabelledWorld, worldOf } from "./draw-world";
import { inconsistencyOf } from "./inconsistency";
import type { Judge, Judged } from "./judged";
import type { FaultKind, RollOutKind } from "./parameters";
import type { Label } from "./scenario";

/** What was true of one deployment, and what each judge made of it. */
export type Outcome = {
  readonly seed: number;
  readonly label: Label;
  readonly fault: FaultKind | null;
  readonly rollOut: RollOutKind;
  readonly perMinute: number;
  readonly extraErrors: number;
  readonly long: boolean;
  readonly judged: readonly Judged[];
};

/** Asks all judges about one world. Throws when the world contradicts itself. */
export function outcomeOf(seed: number, judges: readonly Judge[]): Outcome {
  const labelled = worldOf(seed);
  const wrong = inconsistencyOf(labelled);
  if (wrong !== null) throw new Error(`World ${seed}: ${wrong}`);
  return { ...truthOf(labelled), judged: judges.map(({ judge }) => judge(labelled)) };
}

const truthOf = ({ scenario, perMinute, extraErrors }: LabelledWorld): Omit<Outcome, "judged"> => ({
  seed: scenario.seed,
  label: scenario.label,
  fault: scenario.fault?.kind ?? null,
  rollOut: scenario.rollOut.kind,
  perMinute,
  extraErrors,
  long: scenario.long,
});
