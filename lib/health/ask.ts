import { HORIZON_MINUTES } from "@/lib/domain/horizon";
import { pairsOf } from "./concurrent";
import { type Finding, find, type Question } from "./finding";
import type { JudgeInput } from "./judge-input";
import type { Cells, Material } from "./material";
import { mixFactor } from "./mix";
import { ALPHAS, UNREST } from "./thresholds";
import { type Counter, countCells, sumTrials, type TrialCell, trialCells, withoutTrials } from "./trials";

type Wanted = Pick<Question, "matters" | "spends" | "strikes"> & {
  readonly counter: Counter;
  readonly kind: keyof typeof UNREST;
  /** How many such questions are asked of one deployment: each needs that much more evidence, so that all of them rarely err. */
  readonly among?: number;
};

/** ln of the evidence that proves a rise, as the workspace wants it. */
export const proofOf = ({ sensitivity }: JudgeInput): number => Math.log(1 / ALPHAS[sensitivity]);

/** Asks about one kind of hit of the whole service. */
export function ask(input: JudgeInput, material: Material, wanted: Wanted): Finding {
  const { counter } = wanted;
  const { cells, rollOut } = material;
  const count = (part: Cells["after"]) => trialCells(part, counter);
  const [before, after, all] = [count(cells.before), count(cells.version), count(cells.after)];
  const early = { all: count(rollOut.all), version: count(rollOut.version) };
  const pairs = pairsOf([...early.all, ...all], [...early.version, ...after]);
  const settled = new Set(pairs.map(({ at }) => at));
  const operations = material.operations.map((one) => ({
    before: countCells(one.before, counter),
    after: countCells(one.version, counter),
  }));
  return find({
    past: {
      before,
      earlier: input.earlier.map((day) => ({
        daysAgo: day.daysAgo,
        before: countCells(day.before, counter),
        after: countCells(day.after, counter),
      })),
      mix: mixFactor(operations, sumTrials(before), sumTrials(after)),
      placebo: placeboOf(input, wanted),
      unrest: UNREST[wanted.kind],
    },
    after,
    earlyOn: early.version.filter(({ at }) => settled.has(at.getTime())),
    aside: [...count(material.justBefore), ...others(early.all, early.version), ...others(all, after)],
    pairs,
    ...frame(input, material, wanted),
  });
}

/** Asks about one kind of hit of one operation: the same, with what its own cells tell. */
export function askOperation(input: JudgeInput, material: Material, cells: Cells, wanted: Wanted): Finding {
  const [all, after] = [trialCells(cells.after, wanted.counter), trialCells(cells.version, wanted.counter)];
  return find({
    past: {
      before: trialCells(cells.before, wanted.counter),
      earlier: [],
      mix: 1,
      placebo: placeboOf(input, wanted),
      unrest: UNREST[wanted.kind],
    },
    after,
    earlyOn: [],
    aside: [],
    pairs: pairsOf(all, after),
    ...frame(input, material, wanted),
  });
}

const placeboOf = ({ placebo }: JudgeInput, { kind }: Wanted): number | null =>
  (kind === "failures" ? placebo?.failures : placebo?.latency) ?? null;

/** What the judged version did not answer, cell by cell. */
function others(all: readonly TrialCell[], version: readonly TrialCell[]): TrialCell[] {
  const own = new Map(version.map((cell) => [cell.at.getTime(), cell]));
  return all.flatMap((cell): TrialCell[] => {
    const ours = own.get(cell.at.getTime());
    const rest = ours === undefined ? cell : withoutTrials(cell, ours);
    return rest.of > 0 ? [{ at: cell.at, minutes: cell.minutes, hits: rest.hits, of: rest.of }] : [];
  });
}

const frame = (input: JudgeInput, { window }: Material, { matters, spends, strikes = false, among = 1 }: Wanted) => ({
  window,
  matters,
  strikes,
  ...(spends === undefined ? {} : { spends }),
  mayBeginLate: HORIZON_MINUTES[input.horizon] > 60,
  proof: proofOf(input) + Math.log(among),
});
