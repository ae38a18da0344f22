/** Name of the method, stored with every verdict; any change of a number or rule below makes a new one. */
export const METHOD = "wake-4";

/** Chance of a false alarm that one look may take, by how sensitive the workspace wants its verdicts. */
export const ALPHAS = { sensitive: 0.05, balanced: 0.001, quiet: 0.0001 } as const;
/** The same where nobody chooses: traffic, silence, signatures. */
export const ALPHA = 0.001;
/** Logarithm of the evidence that is worth a second look is this part of what proof takes: 20 of 1,000. */
export const SUSPECT_PART = Math.log(20) / Math.log(1000);
/** Evidence from which the warm-up is not waited for, given `FAST_FAILURES` and `FAST_SHARE`: a restart may fail a third of a minute. */
export const LOG_EVIDENCE_FAST = 25;
export const FAST_FAILURES = 10;
export const FAST_SHARE = 0.5;

/** A rise counts when it is above this ratio with at least this chance. */
export const RATIO_THAT_MATTERS = 1.2;
export const SURE = 0.95;
/** The last third of the window must still be above the ratio that matters with this chance. */
export const STILL_THERE = 0.6;
/** … and not be better explained by the baseline than by the rise of the whole window, by this log likelihood. */
export const GONE_BY = -1;
/** The first minutes must be above the baseline with this chance, when they could have shown it. */
export const THERE_FROM_START = 0.75;
/** An event explains the counts better than the release does, by this log likelihood. */
export const LATER_BY = 3;
/** One that has ended has a second moment to choose, and needs so much more. */
export const CLOSED_BY = 2;
/** It came later when it begins at least so many minutes after the first traffic. */
export const LATER_MINUTES = 2;
/** What the release did not answer rose when it is above the ratio that matters with this chance: its step is chosen, so it takes more. */
export const ROSE_ASIDE = 0.99;
/** New version against versions without the release: it must be the worse one with this chance. */
export const WORSE_THAN_SIBLINGS = 0.5;
/** Requests that both sides must have had to be compared with each other in the same minutes. */
export const SIBLING_REQUESTS = 20;

/** Rises that the evidence weighs equally. */
export const RISES = [1.3, 1.5, 2, 3, 5, 10, 30] as const;

/** Smallest rise of the failed share that matters: 0.05 percentage points. */
export const SHARE_THAT_MATTERS = 0.0005;
export const FAILURES_THAT_MATTER = 4;
/** … or, from so many failures more on, such a ratio, of at least 0.01 percentage points. */
export const MANY_FAILURES = 8;
export const MANY_RATIO_THAT_MATTERS = 1.5;
export const MANY_SHARE_THAT_MATTERS = 0.0001;
/** … or this part of the budget that an objective leaves for its whole window. */
export const BUDGET_THAT_MATTERS = 0.02;
/** Smallest shift of a latency quantile that matters: above one histogram bucket (×1.09), because one may be rounding. */
export const SHIFT_THAT_MATTERS = 1.15;
export const SHIFT_THAT_MATTERS_MS = 1;

/** Healthy means these are ruled out at 95 %: a doubling of failures, or 0.1 percentage points more; ×1.5 of p95. */
export const RATIO_TO_RULE_OUT = 2;
export const SHARE_TO_RULE_OUT = 0.001;
export const LATENCY_TO_RULE_OUT = 1.5;
/** … and that none of the metrics is above the ratio that matters with more than this chance. */
export const LEANING = 0.4;
/** … while it is counted above this ratio. */
export const LEANING_RATIO = 1.2;
/** p95 is improved when its whole interval is below this ratio. */
export const LATENCY_IMPROVED = 1 / 1.15;
/** Traffic is suspect when its whole interval is below this ratio and chance would do it once in 1 / ALPHA times. */
export const TRAFFIC_COLLAPSE = 0.5;

/** Variance of the logarithm of a rate between two windows of an hour that even the calmest service is given. */
export const UNREST = { failures: 0.015, own: 0.015, latency: 0.01, tail: 0.02 } as const;
/** Pseudo-errors that hold the seasonal factor at 1, and the range that it is kept in. */
export const SEASON_PSEUDO_ERRORS = 20;
export const SEASON_RANGE = [0.4, 2.5] as const;
/** Variance of the logarithm of a rate from day to day that is believed before days are known, and in how many days' worth. */
export const DAY_VARIANCE = 0.01;
export const DAY_VARIANCE_DAYS = 3;

/** Minutes after roll-out in which restarts are forgiven, and silence is not yet silence. */
export const WARM_UP_MINUTES = 2;

/** Standard deviations of a 95 % interval, two-sided and one-sided. */
export const Z_TWO_SIDED = 1.959963984540054;
export const Z_ONE_SIDED = 1.6448536269514722;
