import fc from "fast-check";
import { CARRY_OUTS, CHANGE_OUTS, HURT_REASONS, REWORK_REASONS } from "@/lib/metrics/delivery/fact";
import { NOTHING_NOTABLE, slowest } from "@/lib/metrics/delivery/notable";
import { MEASURES, type Measure, type Summary } from "@/lib/metrics/delivery/summary";

const whole = fc.nat({ max: 3_000_000 });
const reasons = <R extends string>(names: readonly R[]): fc.Arbitrary<Partial<Record<R, number>>> =>
  fc
    .dictionary(fc.constantFrom(...names), fc.integer({ min: 1, max: 100_000 }))
    .map((counts) => Object.fromEntries(Object.entries(counts)) as Partial<Record<R, number>>);

/** Whole numbers of four bytes: of every size, their limits, and many alike. */
export const anyValue: fc.Arbitrary<number> = fc.oneof(
  fc.nat({ max: 20 }),
  fc.nat({ max: 700_000 }),
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.constantFrom(0, 7, 8, 15, 16, 86_400, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1),
);

/** Values in ascending order: mostly few, now and then more than are kept with the counts. */
export const ascending: fc.Arbitrary<number[]> = fc
  .oneof(
    { weight: 3, arbitrary: fc.array(anyValue, { maxLength: 40 }) },
    { weight: 1, arbitrary: fc.array(anyValue, { minLength: 240, maxLength: 400, size: "max" }) },
    {
      weight: 1,
      arbitrary: fc
        .array(anyValue, { minLength: 120, maxLength: 140, size: "max" })
        .map((few) => Array.from({ length: 9 }, () => few).flat()),
    },
  )
  .map((values) => values.sort((a, b) => a - b));

const instant = fc.integer({ min: 1.6e12, max: 1.9e12 });
const instants = fc.array(instant, { maxLength: 9 }).map((all) => all.sort((a, b) => a - b));
const leads = fc.array(fc.record({ seconds: whole, at: instant }), { maxLength: 20 }).map(slowest);

/** Any summary of a day. */
export const anySummary: fc.Arbitrary<Summary> = fc.record({
  counts: fc.record({
    ...{ reached: whole, failed: whole, hurt: whole, rework: whole, commitOut: whole, botCommitOut: whole },
    ...{ hurtBy: reasons(HURT_REASONS), reworkBy: reasons(REWORK_REASONS), carryOut: reasons(CARRY_OUTS) },
    ...{ changeOut: reasons(CHANGE_OUTS), botChangeOut: reasons(CHANGE_OUTS) },
  }),
  sorted: fc.record(Object.fromEntries(MEASURES.map((measure) => [measure, ascending])) as Record<Measure, typeof ascending>),
  notable: fc.record({ hurt: instants, rework: instants, slow: leads, botSlow: leads }),
});

/** A summary of which one measure has values. */
export const summaryOf = (measure: Measure, values: readonly number[]): Summary => ({
  counts: {
    ...{ reached: 0, failed: 0, hurt: 0, rework: 0, commitOut: 0, botCommitOut: 0 },
    ...{ hurtBy: {}, reworkBy: {}, carryOut: {}, changeOut: {}, botChangeOut: {} },
  },
  sorted: { ...(Object.fromEntries(MEASURES.map((name) => [name, [] as number[]])) as Record<Measure, number[]>), [measure]: values },
  notable: NOTHING_NOTABLE,
});
