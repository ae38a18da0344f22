/** Name of the method, stored with every verdict; any change of a number or rule below makes a new one. */
export const METHOD = "wake-1";

/** Chance of a false alarm that one look may take: one in a thousand. */
export const ALPHA = 0.001;
/** Natural logarithm of the Bayes factor from which a rise is proven. */
export const LOG_BAYES_PROVEN = Math.log(1 / ALPHA);
/** … and from which it is worth a second look. */
export const LOG_BAYES_SUSPECT = Math.log(20);
/** … and from which the warm-up is not waited for, given `FAST_FAILURES` and `FAST_SHARE`. */
export const LOG_BAYES_FAST = 25;
export const FAST_FAILURES = 10;
export const FAST_SHARE = 0.05;

/** A rise counts when it is above this ratio with at least this chance. */
export const RATIO_THAT_MATTERS = 1.3;
export const SURE = 0.95;
/** The last third of the window must still be above the ratio that matters with this chance. */
export const STILL_THERE = 0.6;
/** The first minutes must be above the baseline with this chance, when they could have shown it. */
export const THERE_FROM_START = 0.75;
/** New version against versions without the release: it must be the worse one with this chance. */
export const WORSE_THAN_SIBLINGS = 0.5;
/** Requests that versions without the release must have had to be compared with. */
export const SIBLING_REQUESTS = 20;

/** Smallest rise of the failed share that matters: 0.05 percentage points. */
export const SHARE_THAT_MATTERS = 0.0005;
export const FAILURES_THAT_MATTER = 3;
/** Smallest shift of a latency quantile that matters: two histogram buckets (×1.19), because one may be rounding. */
export const SHIFT_THAT_MATTERS = 1.15;
export const SHIFT_THAT_MATTERS_MS = 1;

/** Healthy means these are ruled out at 95 %: a doubling of failures, or 0.1 percentage points more; ×1.5 of p95. */
export const RATIO_TO_RULE_OUT = 2;
export const SHARE_TO_RULE_OUT = 0.001;
export const LATENCY_TO_RULE_OUT = 1.5;
/** p95 is improved when its whole interval is below this ratio. */
export const LATENCY_IMPROVED = 1 / 1.15;
/** Traffic is suspect when its whole interval is below this ratio and chance would do it once in 1 / ALPHA times. */
export const TRAFFIC_COLLAPSE = 0.5;

/** Minutes after roll-out in which restarts are forgiven, and silence is not yet silence. */
export const WARM_UP_MINUTES = 2;

/** Standard deviations of a 95 % interval, two-sided and one-sided. */
export const Z_TWO_SIDED = 1.959963984540054;
export const Z_ONE_SIDED = 1.6448536269514722;
