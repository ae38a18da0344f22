import type { Window } from "@/lib/domain/verdict";
import { chanceAbove, chanceOfSoMany } from "./chance-above";
import { type Concurrent, compareConcurrent, type Pair } from "./concurrent";
import { type Expectation, expectationOf, type Past } from "./expectation";
import { logEvidence } from "./log-evidence";
import { type Course, type Onset, onset } from "./onset";
import { stepBefore } from "./step-before";
import {
  FAILURES_THAT_MATTER,
  FAST_FAILURES,
  FAST_SHARE,
  GONE_BY,
  LEANING,
  LEANING_RATIO,
  LOG_EVIDENCE_FAST,
  RATIO_THAT_MATTERS,
  STILL_THERE,
  SURE,
  SUSPECT_PART,
  THERE_FROM_START,
  WORSE_THAN_SIBLINGS,
} from "./thresholds";
import { sumTrials, type TrialCell, type Trials, thin } from "./trials";

/** Length of a window from which on few looks at it are left. */
const PATIENT_MS = 28 * 60_000;
/** … and how many there are before. */
const EARLY_LOOKS = 8;

/** What is asked of one kind of hit. */
export type Question = {
  readonly past: Past;
  /** Of the judged version, in `window`. */
  readonly after: readonly TrialCell[];
  /** Of the judged version during the roll-out: while its instances were not fresh, and while they were. */
  readonly earlyOn: readonly TrialCell[];
  readonly fresh: readonly TrialCell[];
  /** What the judged version did not answer, from ten minutes before the roll-out on. */
  readonly aside: readonly TrialCell[];
  /** All traffic from the begin of the baseline to the roll-out. */
  readonly untilThen: () => readonly TrialCell[];
  /** Minutes in which the judged version and others answered. */
  readonly pairs: readonly Pair[];
  /** Factor on the rate of the others in these that the operations asked of each side explain by themselves. */
  readonly mixBeside: number;
  readonly window: Window;
  /** Whether such a change is large enough for anyone to care. */
  readonly matters: (expectedShare: number, after: Trials) => boolean;
  /** A smaller one that matters all the same, because it spends what an objective leaves. */
  readonly spends?: (expectedShare: number, after: Trials) => boolean;
  /** Whether points are told in such steps that a cell holds no more than one. */
  readonly isCoarse: boolean;
  /** A rise may begin late in long horizons (a leak); in short ones it must be there from the first minutes. */
  readonly mayBeginLate: boolean;
  /** Whether the clock is allowed for, so that late in a window chance alone has to be ruled out. */
  readonly patient?: boolean;
  /** Whether a rise that is striking, or proven beside other versions, counts before the warm-up has ended: fresh instances are slow. */
  readonly strikes?: boolean;
  /** Natural logarithm of the evidence that proves a rise, what is asked beside it included. */
  readonly proof: number;
};

/** The answer: which of the conditions of `regressed` hold. */
export type Finding = {
  /** Past chance, above the ratio that matters, and large enough to matter. */
  readonly proven: boolean;
  /** The same with weaker evidence. */
  readonly hinted: boolean;
  /** So strong, or so clear beside other versions, that the warm-up need not be waited for. */
  readonly striking: boolean;
  readonly lasting: boolean;
  readonly fromStart: boolean;
  /** Versions without the release are as bad in the same minutes, or were so before it. */
  readonly shared: boolean;
  readonly before: boolean;
  /** Made up of failures that began in other services; and there is more that tells of a cause there. */
  readonly passedOn: boolean;
  readonly elsewhere: boolean;
  /** Proven against other versions in the same minutes, whatever the time before tells. */
  readonly besides: boolean;
  /** Above today's baseline, but not above earlier days. */
  readonly asUsual: boolean;
  /** Past chance in the other direction. */
  readonly better: boolean;
  readonly onsetAt: Date | null;
  /** ln of the evidence of a rise, and the chance that it is above the ratio that matters. */
  readonly logEvidence: number;
  readonly chance: number;
  /** Counted higher, and more likely raised than not: where next to nothing is hit, the chance alone says only how long was looked. */
  readonly leans: boolean;
  readonly expectation: Expectation;
  readonly concurrent: Concurrent;
};

const NOT_ASKED: Onset = { at: null, story: "release" };

/** Tests one kind of hit: against other versions in the same minutes where they served, and against what the time before leads to expect. */
export function find(question: Question): Finding {
  const after = sumTrials([...question.earlyOn, ...question.after]);
  const expectation = expectationOf(question.past, after);
  const concurrent = compareConcurrent(question.pairs, question.mixBeside);
  const known = after.of > 0 && expectation.trials.of > 0;
  const thinned = thin(after, expectation.dispersion);
  const levels = expectation.usual === null ? [expectation.trials] : [expectation.trials, expectation.usual];
  const overs = levels.map((level) => (known ? overOf(question, level, thinned, levels.length) : 0));
  const over = Math.min(...overs);
  const chance = Math.min(...levels.map((level) => chanceAbove(RATIO_THAT_MATTERS, level, thinned)));
  const beside = besideOf(question, concurrent);
  const above = aboveOf(question, expectation, { after, over, chance, known });
  const evidence = Math.max(0, beside, above);
  const besides = beside > question.proof;
  const hinted = evidence > question.proof * SUSPECT_PART;
  const leans = chance > LEANING && after.hits > LEANING_RATIO * after.of * (expectation.share ?? 0);
  const began = hinted ? onset(expectation.trials, courseOf(question), expectation.dispersion) : NOT_ASKED;
  const stepped = (hinted || leans) && isStepOfBefore(question, after);
  return {
    proven: evidence > question.proof,
    hinted,
    striking: question.strikes === true && (besides || isStriking(evidence, concurrent, expectation, after)),
    lasting: hinted && isLasting(question, expectation, concurrent, chance),
    fromStart: question.mayBeginLate || began.story !== "later",
    shared: hinted && (began.story === "beside" || isShared(expectation, concurrent, thinned)),
    before: (began.story === "before" || stepped) && !besides,
    passedOn: false,
    elsewhere: false,
    besides,
    asUsual: over < question.proof * SUSPECT_PART && (overs[0] ?? 0) > question.proof * SUSPECT_PART,
    better: known && isBetter(question, expectation.trials, thinned),
    onsetAt: began.at,
    logEvidence: evidence,
    chance,
    leans,
    expectation,
    concurrent,
  };
}

/** A rise above today's baseline must be one above earlier days as well: of two that must both be exceeded each may err so many times as often. */
const BOTH = 3;

/** The evidence that the rate after is above one of so many levels that were expected. */
function overOf(question: Question, expected: Trials, after: Trials, levels: number): number {
  return orUnlikely(question, logEvidence([{ ours: after, others: expected }]), { expected, after, among: levels > 1 ? 1 / BOTH : 1 });
}

type Sides = { readonly expected: Trials; readonly after: Trials; readonly among: number };

/**
 * Evidence that may be asked for at every look, or the chance of so many hits where the rate is no higher, which α is about: shared among the looks
 * until half an hour is known, after which few are left. The mean over many ratios hardly ever proves a small one. Durations are many and
 * wander, so they wait.
 */
function orUnlikely({ window, proof, patient, strikes }: Question, factor: number, { expected, after, among }: Sides): number {
  const isEarly = window.to.getTime() - window.from.getTime() < PATIENT_MS;
  if (patient !== true || (isEarly && strikes !== true)) return factor;
  const unlikely = -Math.log(chanceOfSoMany(expected, after)) - Math.log(among * (isEarly ? EARLY_LOOKS : 1));
  return unlikely > proof ? Math.max(factor, unlikely) : factor;
}

type Measured = { readonly after: Trials; readonly over: number; readonly chance: number; readonly known: boolean };

/** The evidence that the judged version is worse than others in the same minutes, by as much as matters; 0 when it is not. */
function besideOf(question: Question, concurrent: Concurrent): number {
  const { alike, ours, logEvidence } = concurrent;
  const expected = alike.of > 0 ? alike.hits / alike.of : 0;
  if (!concurrent.enough || concurrent.chanceAbove(RATIO_THAT_MATTERS) <= SURE || !question.matters(expected, ours)) return 0;
  return orUnlikely(question, logEvidence, { expected: alike, after: ours, among: 1 });
}

/** The evidence of a rise above what the time before leads to expect; 0 when it is none, or does not matter. */
function aboveOf(question: Question, { trials, share }: Expectation, { after, over, chance, known }: Measured): number {
  const expected = share ?? 0;
  const spends = known && chanceAbove(1, trials, after) > SURE && question.spends?.(expected, after) === true;
  return known && ((chance > SURE && question.matters(expected, after)) || spends) ? over : 0;
}

/** Past chance, and by as much as matters, in the other direction. */
const isBetter = ({ proof }: Question, expected: Trials, after: Trials): boolean =>
  logEvidence([{ ours: expected, others: after }]) > proof && chanceAbove(1 / RATIO_THAT_MATTERS, expected, after) < 1 - SURE;

function isStriking(evidence: number, { ours, alike: others }: Concurrent, { share }: Expectation, after: Trials): boolean {
  if (evidence <= LOG_EVIDENCE_FAST) return false;
  const strikes = (trials: Trials, expected: number): boolean =>
    trials.hits >= FAST_FAILURES && trials.hits / trials.of - expected >= FAST_SHARE;
  return strikes(after, share ?? 0) || (others.of > 0 && strikes(ours, others.hits / others.of));
}

/** Whether the last third of the window (cells by their middle, the last one in any case), or while it has none of the minutes beside other versions, is still above what matters. */
function isLasting(question: Question, { trials, dispersion }: Expectation, concurrent: Concurrent, chance: number): boolean {
  const { after, window, pairs, mixBeside } = question;
  if (question.isCoarse && after.length < FEWEST_COARSE) return false;
  const begin = window.to.getTime() - (window.to.getTime() - window.from.getTime()) / 3;
  const last = sumTrials(
    after.filter(({ at, minutes }, index) => at.getTime() + minutes * (index === after.length - 1 ? 60_000 : 30_000) > begin),
  );
  if (last.of > 0 && trials.of > 0) {
    const isRaised = chance > THERE_FROM_START && chanceAbove(RATIO_THAT_MATTERS, trials, thin(last, dispersion)) > STILL_THERE;
    return isRaised && gainOver(trials, sumTrials(after), last) / dispersion > GONE_BY;
  }
  const lately = compareConcurrent(pairs.slice(-Math.ceil(pairs.length / 3)), mixBeside);
  return concurrent.enough && lately.chanceAbove(RATIO_THAT_MATTERS) > STILL_THERE;
}

const courseOf = ({ after, earlyOn, fresh, aside }: Question): Course => ({ own: [...earlyOn, ...after], fresh, aside });

/** Log likelihood of a part when it is raised as much as the whole, over that of its not being raised. */
function gainOver(expected: Trials, whole: Trials, part: Trials): number {
  const rate = (expected.hits + 0.5) / (expected.of + 1);
  const raised = Math.max(1, whole.hits / whole.of / rate);
  return part.hits * Math.log(raised) - part.of * rate * (raised - 1);
}

/** Cells from which on points that are told in large steps are more than a moment. */
const FEWEST_COARSE = 3;

/** Whether the rise is one to a level that was reached before the roll-out, in the baseline itself. */
function isStepOfBefore({ untilThen }: Question, after: Trials): boolean {
  const step = stepBefore(untilThen());
  return step !== null && after.of > 0 && chanceAbove(RATIO_THAT_MATTERS, step, after) < 1 - SURE;
}

/** Whether the versions without the release had enough requests, are hit and raised too, and the new version is not the worse one. */
function isShared({ trials, dispersion }: Expectation, concurrent: Concurrent, after: Trials): boolean {
  if (!concurrent.enough || concurrent.alike.hits < FAILURES_THAT_MATTER || after.of <= 0) return false;
  const others = thin(concurrent.alike, dispersion);
  const isWorse = concurrent.chanceAbove(1) > WORSE_THAN_SIBLINGS;
  return !isWorse && (trials.of <= 0 || chanceAbove(RATIO_THAT_MATTERS, trials, others) > SURE);
}
