import { describe, expect, it } from "vitest";
import type { MetricId } from "@/lib/metrics/delivery/figure";
import { figuresOf, figuresWithout } from "@/lib/metrics/delivery/figures";
import { sentenceOf } from "@/lib/views/delivery/sentences/sentence-of";
import { factsHolding, type Held, spread } from "@/tests/support/figures-facts";

type Case = readonly [name: string, now: Held, before: Held | null, sentence: string];

function told(metric: MetricId, now: Held, before: Held | null, unit: "change" | "commit" = "change"): string {
  const facts = factsHolding(now);
  const figures = figuresOf({ now: facts, before: before && factsHolding({ ago: now.days ?? 28, ...before }), buckets: [] });
  return sentenceOf({ figure: figures[metric], facts, unit }).replaceAll("\u202f", " ");
}

const HOUR = 3600;
const DAY = 24 * HOUR;
const reached = (count: number, counts: Held["counts"] = {}): Held => ({ counts: { reached: count, ...counts } });

describe("deployment frequency", () => {
  const cases: Case[] = [
    ["alone", reached(212), null, "212 deployments reached production in 28 days, 7.6 a day."],
    [
      "more",
      reached(212),
      reached(184),
      "212 deployments reached production in 28 days, 7.6 a day, more often than in the 28 days before (6.6 a day).",
    ],
    ["less", reached(1), reached(13), "1 deployment reached production in 28 days, less often than in the 28 days before (3.3 a week)."],
    ["same", reached(5), reached(5), "5 deployments reached production in 28 days, 1.3 a week, as in the 28 days before (1.3 a week)."],
    [
      "rare",
      reached(2),
      reached(1),
      "2 deployments reached production in 28 days, 2.1 in 30 days, more often than in the 28 days before (1.1 in 30 days).",
    ],
    [
      "after none",
      reached(3),
      reached(0),
      "3 deployments reached production in 28 days, 3.2 in 30 days, more often than in the 28 days before (none).",
    ],
    ["none", reached(0), reached(12), "Nothing reached production in 28 days; 12 did in the 28 days before."],
    ["none again", reached(0), reached(0), "Nothing reached production in 28 days, nor in the 28 days before."],
    ["none, alone", reached(0), null, "Nothing reached production in 28 days."],
    [
      "one day",
      { days: 1, ...reached(4) },
      { days: 1, ...reached(6) },
      "4 deployments reached production in one day, less often than in the day before (6 a day).",
    ],
    ["today so far", { days: 6.6, ...reached(33) }, null, "33 deployments reached production in 7 days, 5 a day."],
    [
      "a year",
      { days: 365, ...reached(177_450) },
      { days: 365, ...reached(100_000) },
      "177,450 deployments reached production in 12 months, 486 a day, more often than in the 12 months before (274 a day).",
    ],
    ["before a source", { connected: false }, null, "No source was connected yet."],
    ["since a source", reached(8), { connected: false }, "8 deployments reached production in 28 days, 2 a week."],
  ];
  it.each(cases)("%s", (_name, now, before, sentence) => expect(told("deploymentFrequency", now, before)).toBe(sentence));
});

describe("lead time", () => {
  const of = (...lead: number[]): Held => ({ ...reached(9), lead });
  const many = (n: number, median: number): Held => ({ ...reached(9), lead: spread(n, median) });
  const cases: Case[] = [
    [
      "faster",
      many(487, 19 * HOUR),
      many(421, 23 * HOUR),
      "Half of 487 changes went live within 19 h of their first commit, 4 h faster than in the 28 days before.",
    ],
    [
      "slower",
      many(487, 23 * HOUR),
      many(421, 19 * HOUR),
      "Half of 487 changes went live within 23 h of their first commit, 4 h slower than in the 28 days before.",
    ],
    [
      "unclear",
      many(31, 19 * HOUR),
      many(29, 21 * HOUR),
      "Half of 31 changes went live within 19 h of their first commit; no clear change from the 28 days before (21 h).",
    ],
    [
      "too few before",
      many(487, 19 * HOUR),
      of(40 * HOUR),
      "Half of 487 changes went live within 19 h of their first commit; no clear change from the 28 days before (1 d 16 h).",
    ],
    ["nothing before", many(487, 19 * HOUR), reached(0), "Half of 487 changes went live within 19 h of their first commit."],
    ["alone", many(487, 19 * HOUR), null, "Half of 487 changes went live within 19 h of their first commit."],
    ["one", of(70), null, "The only change went live 1 min 10 s after its first commit."],
    ["few", of(HOUR, 2 * HOUR, 9 * HOUR), null, "3 changes went live, at the median 2 h after their first commit."],
    ["at once", of(0), null, "The only change went live 0 s after its first commit."],
    ["huge", of(1, 2, 1400 * DAY, 1401 * DAY, 1402 * DAY), null, "Half of 5 changes went live within 1,400 d of their first commit."],
    ["none", reached(4), many(9, HOUR), "No change that counts reached production for the first time."],
    ["nothing deployed", reached(0), null, "Nothing reached production in 28 days."],
  ];
  it.each(cases)("%s", (_name, now, before, sentence) => expect(told("leadTimeForChanges", now, before)).toBe(sentence));

  it("speaks of commits where they were asked for", () => {
    const said = (now: Held) => told("leadTimeForChanges", now, null, "commit");
    expect(said(reached(4))).toBe("No commit that counts reached production for the first time.");
    expect(said(of(HOUR))).toBe("The only commit went live 1 h after it was written.");
    expect(said(of(HOUR, HOUR))).toBe("2 commits went live, at the median 1 h after they were written.");
    expect(said(many(9, HOUR))).toBe("Half of 9 commits went live within 1 h of being written.");
  });
});

describe("change failure rate", () => {
  const of = (hurt: number, count: number, watching = 0): Held => ({ ...reached(count, { hurt }), watching });
  const cases: Case[] = [
    [
      "unclear",
      of(11, 203),
      of(13, 183),
      "11 of 203 deployments failed, 5.4 % (likely 3.1 to 9.4 %); no clear change from the 28 days before (7.1 %).",
    ],
    [
      "better",
      of(4, 400),
      of(40, 400),
      "4 of 400 deployments failed, 1 % (likely 0.39 to 2.5 %), fewer than in the 28 days before (10 %).",
    ],
    ["worse", of(40, 400), of(4, 400), "40 of 400 deployments failed, 10 % (likely 7.4 to 13.3 %), more than in the 28 days before (1 %)."],
    ["watched", of(11, 212, 9), null, "11 of 203 deployments failed, 5.4 % (likely 3.1 to 9.4 %). 9 more are being watched."],
    ["one watched", of(0, 204, 1), null, "None of 203 deployments failed (likely below 1.9 %). 1 more is being watched."],
    ["all", of(3, 3), null, "All 3 deployments failed (likely above 43.9 %)."],
    ["one held", of(0, 1), null, "The only deployment that can be counted held."],
    [
      "one failed",
      of(1, 3, 2),
      of(13, 183),
      "The only deployment that can be counted failed; no clear change from the 28 days before (7.1 %). 2 more are being watched.",
    ],
    ["none settled", of(0, 2, 2), of(13, 183), "2 deployments are still watched, so none can be counted yet."],
    ["one not settled", of(0, 1, 1), null, "1 deployment is still watched, so none can be counted yet."],
    ["nothing deployed", reached(0, { failed: 3 }), null, "Nothing reached production in 28 days."],
  ];
  it.each(cases)("%s", (_name, now, before, sentence) => expect(told("changeFailureRate", now, before)).toBe(sentence));
});

describe("recovery time", () => {
  const of = (recovered: readonly number[], open: readonly number[] = []): Held => ({ ...reached(99), recovered, open });
  const MIN = 60;
  const cases: Case[] = [
    [
      "unclear",
      of(spread(11, 42 * MIN)),
      of(spread(13, 58 * MIN)),
      "Half of 11 failures were over within 42 min; no clear change from the 28 days before (58 min). The longest took 1 h 24 min.",
    ],
    [
      "better",
      of(spread(41, 10 * MIN)),
      of(spread(41, 60 * MIN)),
      "Half of 41 failures were over within 10 min, sooner than in the 28 days before (1 h). The longest took 20 min.",
    ],
    [
      "worse",
      of(spread(41, 60 * MIN)),
      of(spread(41, 10 * MIN)),
      "Half of 41 failures were over within 1 h, later than in the 28 days before (10 min). The longest took 2 h.",
    ],
    ["one", of([42 * MIN]), null, "The only failure was over after 42 min."],
    ["two", of([42 * MIN, DAY]), null, "2 failures were over, at the median after 42 min. The longest took 1 d."],
    [
      "one open of many",
      of(spread(11, 42 * MIN), [3 * DAY]),
      null,
      "Half of 12 failures are estimated to be over within 42 min. 1 is not over. The longest has lasted 3 d so far.",
    ],
    [
      "some open",
      of(spread(11, 42 * MIN), [5, 6]),
      null,
      "Half of 13 failures are estimated to be over within 42 min. 2 are not over. The longest took 1 h 24 min.",
    ],
    ["one that lasts", of([], [3 * HOUR]), null, "The only failure is not over; it has lasted 3 h so far."],
    ["all last", of([], [HOUR, 3 * HOUR]), null, "None of 2 failures is over; the longest has lasted 3 h so far."],
    ["most last", of([MIN], [HOUR, 3 * HOUR]), null, "2 of 3 failures are not over; the longest has lasted 3 h so far."],
    ["none", of([]), of(spread(11, 42 * MIN)), "Nothing failed, so there was nothing to recover from."],
    ["none so far", { ...of([]), watching: 3 }, null, "Nothing has failed so far."],
    ["nothing deployed", reached(0), null, "Nothing reached production in 28 days."],
  ];
  it.each(cases)("%s", (_name, now, before, sentence) => expect(told("failedDeploymentRecoveryTime", now, before)).toBe(sentence));
});

describe("rework rate", () => {
  const of = (rework: number, count: number): Held => reached(count, { rework });
  const cases: Case[] = [
    [
      "worse",
      of(28, 212),
      of(12, 184),
      "28 of 212 deployments were rework, 13.2 % (likely 9.3 to 18.4 %), more than in the 28 days before (6.5 %).",
    ],
    [
      "better",
      of(12, 284),
      of(28, 212),
      "12 of 284 deployments were rework, 4.2 % (likely 2.4 to 7.2 %), less than in the 28 days before (13.2 %).",
    ],
    [
      "unclear",
      of(1, 212),
      of(2, 212),
      "1 of 212 deployments was rework, 0.47 % (likely 0.08 to 2.6 %); no clear change from the 28 days before (0.94 %).",
    ],
    ["none", of(0, 212), null, "None of 212 deployments was rework (likely below 1.8 %)."],
    ["all", of(2, 2), null, "All 2 deployments were rework (likely above 34.2 %)."],
    ["one", of(1, 1), null, "The only deployment was rework."],
    ["no deployment", reached(0), null, "Nothing reached production in 28 days."],
  ];
  it.each(cases)("%s", (_name, now, before, sentence) => expect(told("deploymentReworkRate", now, before)).toBe(sentence));
});

it("says of a place that is not production that it is none", () =>
  expect(sentenceOf({ figure: figuresWithout("not-production").changeFailureRate, facts: factsHolding(), unit: "change" })).toBe(
    "These metrics are about production, and this environment is not.",
  ));
