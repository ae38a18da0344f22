import type { BurnRule, BurnWindow } from "@/lib/domain/objective";

export const WINDOW_MINUTES: Readonly<Record<BurnWindow, number>> = { "5m": 5, "30m": 30, "1h": 60, "6h": 360, "3d": 4320 };

export type RuleTerms = {
  readonly long: BurnWindow;
  /** A twelfth of the long one: what burnt long ago and has stopped does not ring. */
  readonly short: BurnWindow;
  /** Times as fast as the promise allows, at least, in both windows. */
  readonly rate: number;
  /** The window by which it burns slowly again: short, so that an alert's end is close to the recovery. */
  readonly calm: BurnWindow;
  /** For how long it must, so that an alert does not come and go. */
  readonly quietMinutes: number;
};

/**
 * The burn rates at which an alert rings, after the SRE workbook's table for a promise over 30 days: 14.4 for an hour spends 2 % of its
 * budget, 6 for six hours 5 %, 1 for three days 10 %. The rates are the same for other lengths: below 1 nothing is broken, whatever the
 * length.
 */
export const RULE_TERMS: Readonly<Record<BurnRule, RuleTerms>> = {
  fast: { long: "1h", short: "5m", rate: 14.4, calm: "5m", quietMinutes: 10 },
  slow: { long: "6h", short: "30m", rate: 6, calm: "5m", quietMinutes: 30 },
  ticket: { long: "3d", short: "6h", rate: 1, calm: "30m", quietMinutes: 360 },
};

/**
 * Bad requests that a rule takes at least, in its long and its short window: of sixty requests in a night's hour one failure burns at
 * 16.7 against 99.9 %, and nobody should get up for it. A service that fails altogether reaches them within five requests.
 */
export const LEAST_BAD = { long: 5, short: 2 } as const;
