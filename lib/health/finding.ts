import type { Window } from "@/lib/domain/verdict";
import { chanceAbove } from "./chance-above";
import { logBayesFactor } from "./log-bayes-factor";
import { onset } from "./onset";
import {
  FAST_FAILURES,
  FAST_SHARE,
  LOG_BAYES_FAST,
  LOG_BAYES_PROVEN,
  LOG_BAYES_SUSPECT,
  RATIO_THAT_MATTERS,
  SIBLING_REQUESTS,
  STILL_THERE,
  SURE,
  THERE_FROM_START,
  WORSE_THAN_SIBLINGS,
} from "./thresholds";
import { sumTrials, type TrialCell, type Trials, thin } from "./trials";

/** What is asked of one kind of hit. */
export type Question = {
  readonly before: readonly TrialCell[];
  /** Of the judged version. */
  readonly after: readonly TrialCell[];
  /** Of the versions without the release, in the same minutes. */
  readonly siblings: Trials;
  readonly window: Window;
  readonly dispersion: number;
  /** Whether the change is large enough for anyone to care. */
  readonly matters: boolean;
  /** A rise may begin late in long horizons (a leak); in short ones it must be there from the first minutes. */
  readonly mayBeginLate: boolean;
};

/** The answer: which of the conditions of `regressed` hold. */
export type Finding = {
  /** Past chance, above the ratio that matters, and large enough to matter. */
  readonly proven: boolean;
  /** The same with weaker evidence. */
  readonly hinted: boolean;
  /** So strong that the warm-up need not be waited for. */
  readonly striking: boolean;
  readonly lasting: boolean;
  readonly fromStart: boolean;
  /** Versions without the release are as bad in the same minutes. */
  readonly shared: boolean;
  /** Past chance in the other direction. */
  readonly better: boolean;
  readonly onsetAt: Date | null;
};

/** Tests one kind of hit, after against before; all counts are divided by the dispersion first. */
export function find(question: Question): Finding {
  const { dispersion, matters, window } = question;
  const before = thin(sumTrials(question.before), dispersion);
  const after = sumTrials(question.after);
  const thinned = thin(after, dispersion);
  const evidence = logBayesFactor(before, thinned);
  const above = chanceAbove(RATIO_THAT_MATTERS, before, thinned) > SURE && after.of > 0 && before.of > 0;
  const proven = matters && above && evidence > LOG_BAYES_PROVEN;
  const extra = after.of > 0 && before.of > 0 ? after.hits / after.of - before.hits / before.of : 0;
  const hinted = matters && above && evidence > LOG_BAYES_SUSPECT;
  return {
    proven,
    hinted,
    striking: proven && evidence > LOG_BAYES_FAST && after.hits >= FAST_FAILURES && extra >= FAST_SHARE,
    lasting: chanceAbove(RATIO_THAT_MATTERS, before, thin(sumTrials(lastThird(question.after, window)), dispersion)) > STILL_THERE,
    fromStart: question.mayBeginLate || fromStart(question, before, after),
    shared: shared(question, before, thinned),
    better: evidence > LOG_BAYES_PROVEN && chanceAbove(1 / RATIO_THAT_MATTERS, before, thinned) < 1 - SURE,
    onsetAt: hinted ? onset(before, question.after) : null,
  };
}

const lastThird = (cells: readonly TrialCell[], { from, to }: Window): TrialCell[] => {
  const begin = to.getTime() - (to.getTime() - from.getTime()) / 3;
  return cells.filter(({ at }) => at.getTime() >= begin);
};

const FIRST_MINUTES = 10;

/** Whether the first minutes (at most ten, at most a third) are raised already; true when they could not have shown it. */
function fromStart({ after, window, dispersion }: Question, before: Trials, all: Trials): boolean {
  const end = window.from.getTime() + Math.min(FIRST_MINUTES * 60_000, (window.to.getTime() - window.from.getTime()) / 3);
  const first = sumTrials(after.filter(({ at }) => at.getTime() < end));
  if (first.of * (all.hits / all.of) < 2) return true;
  return chanceAbove(1, before, thin(first, dispersion)) >= THERE_FROM_START;
}

/** Whether the versions without the release had enough requests, are raised too, and the new version is not the worse one. */
function shared({ siblings, dispersion }: Question, before: Trials, after: Trials): boolean {
  if (siblings.of < SIBLING_REQUESTS) return false;
  const others = thin(siblings, dispersion);
  return chanceAbove(1, others, after) <= WORSE_THAN_SIBLINGS && chanceAbove(RATIO_THAT_MATTERS, before, others) > SURE;
}
