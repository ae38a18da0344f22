import "@/tests/support/property-seed";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BURN_RULES, type BurnCounts, type Counted, NOTHING_COUNTED } from "@/lib/domain/objective";
import { addCounted } from "@/lib/domain/objective-count";
import { budgetCourse, budgetOf, runwayDays } from "@/lib/health/slo/budget";
import { burnOnset } from "@/lib/health/slo/burn-onset";
import { burnRate } from "@/lib/health/slo/burn-rate";
import { LEAST_BAD, RULE_TERMS, WINDOW_MINUTES } from "@/lib/health/slo/burn-rules";
import { releaseBurn } from "@/lib/health/slo/release-burn";
import { ruleState, ruleStates } from "@/lib/health/slo/rule-state";

const TARGET = 0.999;
const counted = fc
  .record({ total: fc.nat(100_000), thousandths: fc.nat(1_000) })
  .map(({ total, thousandths }): Counted => ({ total, bad: Math.floor((total * thousandths) / 1_000) }));
/** Few requests and many, that burn about as fast as the rules ring at. */
const near = fc
  .record({ total: fc.oneof(fc.nat(60), fc.nat(20_000)), tenths: fc.nat(300) })
  .map(({ total, tenths }): Counted => ({ total, bad: Math.min(total, Math.round((total * tenths) / 1_000)) }));
const counts = fc.record({ "5m": near, "30m": near, "1h": near, "6h": near, "3d": near });
const targets = fc.double({ min: 0.5, max: 0.9999, noNaN: true });
const everywhere = (of: Counted): BurnCounts => ({ "5m": of, "30m": of, "1h": of, "6h": of, "3d": of });

describe("burn rate", () => {
  it("is 1 where exactly what may be bad is bad, and unknown without a request", () => {
    expect(burnRate({ total: 1_000, bad: 1 }, TARGET)).toBeCloseTo(1);
    expect(burnRate(NOTHING_COUNTED, TARGET)).toBeNull();
    expect(ruleStates(everywhere(NOTHING_COUNTED), TARGET).map(({ reason, firing, quiet }) => [reason, firing, quiet])).toEqual(
      BURN_RULES.map(() => ["No request came, so nothing is known.", false, true]),
    );
  });

  it("of two windows together lies between theirs, weighed by their requests", () => {
    fc.assert(
      fc.property(counted, counted, targets, (a, b, target) => {
        const [ofA, ofB, both] = [burnRate(a, target), burnRate(b, target), burnRate(addCounted([a, b]), target)];
        if (ofA === null || ofB === null || both === null) return both === (ofA ?? ofB);
        expect(both).toBeCloseTo((ofA * a.total + ofB * b.total) / (a.total + b.total), 6);
        return both >= Math.min(ofA, ofB) - 1e-9 && both <= Math.max(ofA, ofB) + 1e-9;
      }),
    );
  });

  it("spends 2, 5 and 10 % of a budget of thirty days in the long window of each rule", () => {
    const spent = BURN_RULES.map((rule) => (RULE_TERMS[rule].rate * WINDOW_MINUTES[RULE_TERMS[rule].long]) / (30 * 1_440));
    expect(spent.map((share) => Math.round(share * 1_000) / 1_000)).toEqual([0.02, 0.05, 0.1]);
    for (const rule of BURN_RULES) expect(WINDOW_MINUTES[RULE_TERMS[rule].long]).toBe(12 * WINDOW_MINUTES[RULE_TERMS[rule].short]);
  });
});

describe("a rule", () => {
  it("rings if and only if both windows burn at its rate and hold bad requests enough", () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(0.99, 0.985, 0.9), fc.constantFrom(...BURN_RULES), (of, target, rule) => {
        const { long, short, rate } = RULE_TERMS[rule];
        const both = [of[long], of[short]].every(({ total, bad }) => total > 0 && bad / total >= rate * (1 - target) * (1 - 1e-9));
        const enough = of[long].bad >= LEAST_BAD.long && of[short].bad >= LEAST_BAD.short;
        return ruleState(rule, of, target).firing === (both && enough);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never both rings and is quiet by the same window", () => {
    fc.assert(
      fc.property(counted, targets, fc.constantFrom(...BURN_RULES), (of, target, rule) => {
        const { firing, quiet } = ruleState(rule, everywhere(of), target);
        return !(firing && quiet);
      }),
    );
  });

  it("wakes nobody for one failure at night, and says why", () => {
    const night = { ...everywhere({ total: 60, bad: 1 }), "5m": { total: 5, bad: 1 } };
    expect(ruleState("fast", night, TARGET)).toMatchObject({ firing: false, reason: expect.stringContaining("too few") });
    const outage = { ...everywhere({ total: 60, bad: 5 }), "5m": { total: 5, bad: 5 } };
    expect(ruleState("fast", outage, TARGET).firing).toBe(true);
  });

  it("is quiet by the long window where the short ones had no request", () => {
    const gone = { ...everywhere(NOTHING_COUNTED), "1h": { total: 100, bad: 50 } };
    expect(ruleState("fast", gone, TARGET).quiet).toBe(false);
    expect(ruleState("fast", { ...gone, "1h": NOTHING_COUNTED }, TARGET).quiet).toBe(true);
  });
});

describe("budget", () => {
  it("is whole without a bad request, gone at the promise, and unknown without requests", () => {
    expect(budgetOf({ total: 10_000, bad: 0 }, TARGET)?.left).toBe(1);
    expect(budgetOf({ total: 10_000, bad: 10 }, TARGET)?.left).toBeCloseTo(0);
    expect(budgetOf(NOTHING_COUNTED, TARGET)).toBeNull();
  });

  it("goes from day to day to what is left in the end", () => {
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 30 }), targets, (days, target) => {
        const course = budgetCourse(days, target);
        const left = budgetOf(addCounted(days), target)?.left;
        if (left === undefined) return course.length === 0;
        expect(course.at(-1)).toBeCloseTo(left, 6);
        return course.every((value, place) => value <= (course[place - 1] ?? 1) + 1e-9);
      }),
    );
  });

  it("lasts a window at a burn of one, and says nothing of a burn of none", () => {
    expect(runwayDays(1, 1, 30)).toBe(30);
    expect(runwayDays(0.5, 6, 30)).toBe(2.5);
    expect(runwayDays(0.5, 0, 30)).toBeNull();
    expect(runwayDays(0.5, null, 30)).toBeNull();
    expect(runwayDays(-0.1, 0, 30)).toBe(0);
  });

  it("is charged to a release for its own further failures only", () => {
    expect(releaseBurn({ own: 30, expected: 10, windowRequests: 1_000_000 }, TARGET)).toBeCloseTo(0.02);
    expect(releaseBurn({ own: 5, expected: 10, windowRequests: 1_000_000 }, TARGET)).toBe(0);
    expect(releaseBurn({ own: 5, expected: 1, windowRequests: null }, TARGET)).toBeNull();
  });
});

describe("onset", () => {
  const cells = (badOf: (minute: number) => number) =>
    Array.from({ length: 60 }, (_, minute) => ({ at: new Date(minute * 60_000), total: 100, bad: badOf(minute) }));

  it("is the minute from which on it burns, whatever failed alone before", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 58 }), fc.integer({ min: 2, max: 100 }), (from, bad) => {
        const found = burnOnset(
          cells((minute) => (minute >= from ? bad : 0)),
          TARGET,
          14.4,
        );
        return found?.getTime() === from * 60_000;
      }),
    );
    expect(
      burnOnset(
        cells((minute) => (minute >= 40 || minute === 3 ? 5 : 0)),
        TARGET,
        14.4,
      ),
    ).toEqual(new Date(40 * 60_000));
    expect(
      burnOnset(
        cells(() => 0),
        TARGET,
        14.4,
      ),
    ).toBeNull();
  });
});
