import { HORIZON_MINUTES } from "@/lib/domain/horizon";
import type { Window } from "@/lib/domain/verdict";
import { chanceAbove } from "./chance-above";
import { pairsOf } from "./concurrent";
import { type Finding, find, type Question } from "./finding";
import type { EarlierDay, JudgeInput } from "./judge-input";
import type { Cells, Material } from "./material";
import { mixFactor } from "./mix";
import { isOfOneOperation, isPassedOn, roseElsewhere } from "./passed-on";
import { isFarAbove } from "./seasonal";
import { ALPHAS, UNREST } from "./thresholds";
import { type Counter, countCells, sumTrials, type TrialCell, type Trials, trialCells, withoutTrials } from "./trials";
import { cellMinutesOf } from "./windows";

/** Chance that one period of a baseline is worse than the other from which they are not taken together. */
const ALIKE = 0.99;

type Wanted = Pick<Question, "matters" | "spends" | "strikes"> & {
  readonly counter: Counter;
  readonly kind: keyof typeof UNREST;
  /** How many such questions are asked of one deployment: each needs that much more evidence, so that all of them rarely err. */
  readonly among?: number;
  /** Factor on the rate before that the clock explains, of what has no earlier days of its own. */
  readonly clock?: number;
};

/** ln of the evidence that proves a rise, as the workspace wants it. */
export const proofOf = ({ sensitivity }: JudgeInput): number => Math.log(1 / ALPHAS[sensitivity]);

/** Asks about one kind of hit of the whole service. */
export function ask(input: JudgeInput, material: Material, wanted: Wanted): Finding {
  const { counter } = wanted;
  const { cells, rollOut } = material;
  const count = (part: Cells["after"]) => trialCells(part, counter);
  const [before, after, all] = [worst(count(cells.before), input), count(cells.version), count(cells.after)];
  const early = { all: count(rollOut.all), version: count(rollOut.version) };
  const pairs = pairsOf([...early.all, ...all], [...early.version, ...after]);
  const settled = new Set(pairs.map(({ at }) => at));
  const operations = material.operations.map((one) => ({
    before: countCells(one.before, counter),
    after: countCells(one.version, counter),
  }));
  const finding = find({
    past: {
      before,
      earlier: input.earlier.map((day) => ({
        daysAgo: day.daysAgo,
        before: countCells(day.before, counter),
        after: afterOf(day, counter, material.window),
      })),
      mix: mixFactor(operations, sumTrials(before), sumTrials(after)),
      placebo: placeboOf(input, wanted),
      unrest: UNREST[wanted.kind],
    },
    after,
    earlyOn: early.version.filter(({ at }) => settled.has(at.getTime())),
    fresh: early.version.filter(({ at }) => !settled.has(at.getTime())),
    aside: [...count(material.justBefore), ...others(early.all, early.version), ...others(all, after)],
    untilThen: () => count(material.untilThen),
    pairs,
    mixBeside: mixBeside(material, counter),
    patient: true,
    ...frame(input, material, wanted),
  });
  const caused = withCause(input, cells, wanted, finding);
  return isOfOneOperation(material.operations) ? ofOne(caused) : caused;
}

/** Asks about one kind of hit of one operation: the same, with what its own cells tell. */
export function askOperation(input: JudgeInput, material: Material, cells: Cells, wanted: Wanted): Finding {
  const [all, after] = [trialCells(cells.after, wanted.counter), trialCells(cells.version, wanted.counter)];
  const finding = find({
    past: {
      before: trialCells(cells.before, wanted.counter),
      earlier: [],
      mix: wanted.clock ?? 1,
      placebo: placeboOf(input, wanted),
      unrest: UNREST[wanted.kind],
    },
    after,
    earlyOn: [],
    fresh: [],
    aside: [],
    untilThen: () => [],
    pairs: pairsOf(all, after),
    mixBeside: 1,
    ...frame(input, material, wanted),
  });
  return ofOne(withCause(input, cells, wanted, finding));
}

/** What one operation passes on counts, unless a cause elsewhere is known. */
const ofOne = (finding: Finding): Finding => ({ ...finding, passedOn: finding.elsewhere });

/** Failures of others that are passed on are theirs, unless the judged version has more of them than versions beside it. */
function withCause(input: JudgeInput, cells: Cells, { kind }: Wanted, finding: Finding): Finding {
  if (kind !== "failures" || !finding.hinted || finding.besides) return finding;
  const passedOn = isPassedOn(input, cells, finding.expectation.share ?? 0);
  return { ...finding, passedOn, elsewhere: passedOn && (!finding.fromStart || roseElsewhere(input)) };
}

/** How the operations asked of the judged version and of others in the same minutes differ. */
function mixBeside({ operations }: Material, counter: Counter): number {
  const told = operations.map((one) => {
    const after = countCells(one.version, counter);
    return { before: withoutTrials(countCells(one.after, counter), after), after };
  });
  return mixFactor(told, sumTrials(told.map((one) => one.before)), sumTrials(told.map((one) => one.after)));
}

const DAY_MS = 86_400_000;

/** The whole window of an earlier day, or what of it has passed today where that was far above the time before: a job of every night. */
function afterOf({ daysAgo, before, after }: EarlierDay, counter: Counter, window: Window): Trials {
  const passed = sumTrials(trialCells(after, counter).filter(sameMinutes(daysAgo, window)));
  return isFarAbove({ daysAgo, before: countCells(before, counter), after: passed }) ? passed : countCells(after, counter);
}

/** As much of an earlier day as has passed of this one. */
const sameMinutes =
  (daysAgo: number, { from, to }: Window) =>
  ({ at }: TrialCell): boolean =>
    at.getTime() + daysAgo * DAY_MS >= from.getTime() && at.getTime() + daysAgo * DAY_MS < to.getTime();

/**
 * Where several periods make up a baseline (the day before and the same day a week ago) and they differ beyond chance, the worst of them:
 * a Saturday that is like the last one is no rise, though Friday was calm.
 */
function worst(cells: readonly TrialCell[], { windows }: JudgeInput): readonly TrialCell[] {
  if (windows.before.length < 2) return cells;
  const share = ({ hits, of }: Trials): number => (of > 0 ? hits / of : 0);
  const periods = windows.before
    .map(({ from, to }) => cells.filter(({ at }) => at >= from && at < to))
    .toSorted((a, b) => share(sumTrials(b)) - share(sumTrials(a)));
  const [most, next] = [sumTrials(periods[0] ?? []), sumTrials(periods[1] ?? [])];
  return most.of > 0 && next.of > 0 && chanceAbove(1, next, most) > ALIKE ? (periods[0] ?? cells) : cells;
}

const placeboOf = ({ placebo }: JudgeInput, { kind }: Wanted): number | null =>
  (kind === "failures" || kind === "own" ? placebo?.failures : placebo?.latency) ?? null;

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
  isCoarse: (input.spacing ?? 1) > 1 && (input.spacing ?? 1) >= cellMinutesOf(input.horizon) / 2,
  mayBeginLate: HORIZON_MINUTES[input.horizon] > 60,
  proof: proofOf(input) + Math.log(among),
});
