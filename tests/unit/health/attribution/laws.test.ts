import fc from "fast-check";
import { expect, it } from "vitest";
import { attribute } from "@/lib/health/attribution/attribute";
import type { AttributionInput } from "@/lib/health/attribution/input";
import { scenario } from "@/tests/bench/attribution/scenario";
import { calls, outage, release } from "./support/small-outage";

const failing = fc.constantFrom(0, 0.001, 0.02, 0.4);
const service = fc.constantFrom("web", "pay", "cart", "bank", "unheard");
const anything = fc
  .record({
    failing: fc.record({ pay: failing, cart: failing, bank: failing }),
    releases: fc.uniqueArray(fc.record({ service, minute: fc.integer({ min: -4_000, max: 30 }) }), {
      maxLength: 5,
      selector: ({ service: of }) => of,
    }),
    fresh: fc.option(fc.record({ failing, instances: fc.constantFrom(0, 1, 2) }), { nil: null }),
    hurt: fc.subarray(["web", "pay"]),
  })
  .map(({ failing: shares, releases, fresh, hurt }): AttributionInput => {
    const input = outage(
      shares,
      releases.map(({ service: of, minute }, index) => release(String(index), of, minute)),
    );
    const more = fresh === null ? [] : [calls("pay", "2", "in", "web", (minute) => (minute < -1 ? null : fresh))];
    return { ...input, hurt, series: [...input.series, ...more] };
  });

it("names every change and no release, once, with posteriors that add up to one, best first", () => {
  fc.assert(
    fc.property(anything, (input) => {
      const { suspects, decided } = attribute(input);
      expect(suspects.map(({ candidate }) => candidate.key).sort()).toEqual(
        [...input.changes.map(({ candidate }) => candidate.key), "none"].sort(),
      );
      expect(suspects.reduce((sum, { posterior }) => sum + posterior, 0)).toBeCloseTo(1, 9);
      expect(suspects.map(({ posterior }) => posterior)).toEqual(
        suspects.map(({ posterior }) => posterior).sort((one, other) => other - one),
      );
      expect(decided).toBe((suspects[0]?.posterior ?? 0) >= 0.5);
      for (const { for: pro, against } of suspects)
        expect(
          [...pro, ...against].every(
            ({ weight, sentence }) =>
              Number.isFinite(weight) && /^[A-Z\d].*\.$/u.test(sentence.charAt(0).toUpperCase() + sentence.slice(1)),
          ),
        ).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it("does not depend on the order of anything", () => {
  const backwards = (input: AttributionInput): AttributionInput => ({
    ...input,
    changes: [...input.changes].reverse(),
    edges: [...input.edges].reverse(),
    series: [...input.series].reverse().map((series) => ({ ...series, points: [...series.points].reverse() })),
  });
  fc.assert(
    fc.property(anything, (input) => {
      expect(attribute(backwards(input))).toEqual(attribute(input));
    }),
    { numRuns: 60 },
  );
  const { input } = scenario(4);
  expect(attribute(backwards(input))).toEqual(attribute(input));
});

it("keeps its winner when a far release is added", () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: -4_000, max: 30 }), (input, minute) => {
      const before = attribute(input).suspects[0];
      const far = release("far", "printer", minute);
      const after = attribute({ ...input, changes: [...input.changes, far] }).suspects.filter(
        ({ candidate }) => candidate.key !== "deployment:far",
      );
      expect(after[0]?.candidate.key).toBe(before?.candidate.key);
    }),
    { numRuns: 60 },
  );
});

it("says no release of an outage before which nothing changed", () => {
  const { suspects, onsetAt } = attribute(outage({ pay: 0.3 }, []));
  expect(suspects.map(({ candidate, posterior }) => [candidate.key, posterior])).toEqual([["none", 1]]);
  expect(onsetAt?.toISOString()).toBe("2026-03-03T12:00:00.000Z");
});

it("is undecided between two alike", () => {
  const twins = outage({ pay: 0.2, cart: 0.2 }, [release("p", "pay", -2), release("c", "cart", -2)]);
  const { decided, suspects } = attribute(twins);
  expect(
    Math.abs(
      (suspects.find(({ candidate }) => candidate.id === "p")?.posterior ?? 0) -
        (suspects.find(({ candidate }) => candidate.id === "c")?.posterior ?? 1),
    ),
  ).toBeLessThan(0.25);
  expect(decided).toBe((suspects[0]?.posterior ?? 0) >= 0.5);
});
