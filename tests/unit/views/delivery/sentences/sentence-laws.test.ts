import fc from "fast-check";
import { expect, it } from "vitest";
import { plainText } from "@/lib/charts/phrase";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { figuresOf } from "@/lib/metrics/delivery/figures";
import { movesSentence } from "@/lib/views/delivery/sentences/moves";
import { sentenceOf } from "@/lib/views/delivery/sentences/sentence-of";
import { deliverySummary } from "@/lib/views/delivery/sentences/summary";
import { factsHolding, type Held } from "@/tests/support/figures-facts";
import "@/tests/support/property-seed";

const durations = (most: number) => fc.array(fc.integer({ min: 0, max: 4_000_000 }), { maxLength: most });

/** Periods in which the parts never exceed the whole. */
const periods: fc.Arbitrary<Held> = fc
  .record({
    days: fc.constantFrom(0.4, 1, 6.6, 7, 28, 90, 365),
    connected: fc.boolean(),
    others: fc.nat(300),
    watching: fc.nat(20),
    rework: fc.nat(300),
    failed: fc.nat(5),
    lead: durations(80),
    recovered: durations(30),
    open: durations(12),
  })
  .map(({ others, rework, failed, ...held }) => {
    const hurt = held.recovered.length + held.open.length;
    const reached = others + held.watching + hurt;
    return { ...held, lead: reached === 0 ? [] : held.lead, counts: { reached, hurt, failed, rework: Math.min(rework, reached) } };
  });

const DIRECTIONS = {
  deploymentFrequency: { better: /more often/, worse: /less often|; \d.* did in/ },
  leadTimeForChanges: { better: / faster than/, worse: / slower than/ },
  changeFailureRate: { better: /, fewer than/, worse: /, more than/ },
  failedDeploymentRecoveryTime: { better: /, sooner than/, worse: /, later than/ },
  deploymentReworkRate: { better: /, less than/, worse: /, more than/ },
} as const;

it("names a direction where the comparison has one, and nowhere else", () => {
  fc.assert(
    fc.property(periods, fc.option(periods), fc.constantFrom("change" as const, "commit" as const), (now, earlier, unit) => {
      const facts = factsHolding(now);
      const before = earlier === null ? null : factsHolding({ ...earlier, days: now.days ?? 28, ago: 365 });
      const figures = figuresOf({ now: facts, before, buckets: [] });
      for (const metric of METRIC_IDS) {
        const sentence = sentenceOf({ figure: figures[metric], facts, unit });
        const direction = figures[metric].comparison?.direction;
        expect(DIRECTIONS[metric].better.test(sentence), sentence).toBe(direction === "better");
        expect(DIRECTIONS[metric].worse.test(sentence), sentence).toBe(direction === "worse");
      }
    }),
    { numRuns: 500 },
  );
});

it("is whole, whatever the numbers", () => {
  fc.assert(
    fc.property(periods, fc.option(periods), (now, earlier) => {
      const facts = factsHolding(now);
      const before = earlier === null ? null : factsHolding({ ...earlier, days: now.days ?? 28, ago: 365 });
      const figures = figuresOf({ now: facts, before, buckets: [] });
      const said = METRIC_IDS.flatMap((metric) => {
        const told = { figure: figures[metric], facts, unit: "change" } as const;
        return [sentenceOf(told), movesSentence(told)];
      });
      for (const sentence of [...said, plainText(deliverySummary({ figures, facts, unit: "change" }, () => null))]) {
        expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
        expect(sentence).not.toMatch(/NaN|Infinity|undefined|null|–|\b1 (deployments|changes|failures)\b| {2}|\.\./);
      }
    }),
    { numRuns: 500 },
  );
});
