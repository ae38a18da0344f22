import { type Classification, KAYENTA, type Settings } from "@/tests/bench/verdict/baselines/kayenta-classifier";
import { normal, prng } from "@/tests/support/prng";

/** What Kayenta answers of one metric with these values. */
export type KayentaCase = {
  readonly name: string;
  readonly control: readonly number[];
  readonly experiment: readonly number[];
  readonly settings: Settings;
  readonly classification: Classification;
  readonly critical: boolean;
};

/** The settings of its own tests, with what a case changes. */
const at = (changed: Partial<Settings> = {}): Settings => ({ ...KAYENTA, tolerance: 0.1, confidence: 0.95, ...changed });

/** So many normal numbers around a mean. */
function around(mean: number, count: number, seed: number, deviation = 2): number[] {
  const random = prng(seed);
  return Array.from({ length: count }, () => mean + deviation * normal(random));
}

const [TEN, TEN_AGAIN, TWENTY] = [around(10, 30, 11), around(10, 30, 12), around(20, 30, 13)];
const [LOW_FIVE, HIGH_FIVE] = [
  [1, 2.2, 1.1, 2.5, 3],
  [20, 22, 21, 25, 30],
];
const [FIVE_TO_ONE, ONES, TENS, ZEROS] = [[5, 4, 3, 2, 1], new Array(5).fill(1), new Array(5).fill(10), new Array(5).fill(0)];
const [SIXTY, SIXTY_AGAIN, SIXTY_MORE] = [around(10, 60, 14), around(10.4, 60, 15), around(13, 60, 16)];
const FIFTY_FIVES = [54.9, 54.5, 55.1, 55.6, 57.4];
const GAPS = new Array<number>(5).fill(Number.NaN);

const one = (
  name: string,
  [control, experiment]: readonly [readonly number[], readonly number[]],
  settings: Settings,
  classification: Classification,
  critical = false,
): KayentaCase => ({ name, control, experiment, settings, classification, critical });

const SHIFTS = [
  one("thirty like numbers on both sides", [TEN, TEN_AGAIN], at(), "Pass"),
  one("thirty, the experiment twice as high", [TEN, TWENTY], at(), "High"),
  one("thirty, the experiment half as high", [TWENTY, TEN], at(), "Low"),
  one("lower, when only a rise is asked for", [TWENTY, TEN], at({ direction: "increase" }), "Pass"),
  one("higher, when only a fall is asked for", [TEN, TWENTY], at({ direction: "decrease" }), "Pass"),
  one("higher, when a rise is asked for", [TEN, TWENTY], at({ direction: "increase" }), "High"),
  one("lower, when a fall is asked for", [TWENTY, TEN], at({ direction: "decrease" }), "Low"),
  one("two hundred and ten, higher", [around(10, 210, 17), around(12, 210, 18)], at(), "High"),
  one("a shift that is hardly past chance", [SIXTY, around(11.2, 60, 21)], KAYENTA, "Pass"),
  one("the wider interval of the product's own settings", [TEN, TWENTY], KAYENTA, "High"),
];

const EFFECTS = [
  one("a mean ratio beyond what is allowed", [LOW_FIVE, HIGH_FIVE], at({ allowed: [0.8, 1.2] }), "High"),
  one("a mean ratio below what is allowed", [TWENTY, TEN], at({ allowed: [0.8, 1.2], direction: "decrease" }), "Low"),
  one("lower, but within what is allowed", [HIGH_FIVE, [10, 12.2, 10.1, 12.5, 23]], at({ allowed: [0.5, 1] }), "Pass"),
  one("higher, but within what is allowed, of many", [around(10, 210, 19), around(12, 210, 20)], at({ allowed: [1, 5] }), "Pass"),
  one("common language effect within bounds", [SIXTY, SIXTY_AGAIN], at({ allowed: [0.2, 0.8], effectSize: "cles" }), "Pass"),
  one("common language effect above them", [SIXTY, SIXTY_MORE], at({ allowed: [0.2, 0.8], effectSize: "cles" }), "High"),
  one("common language effect below them", [SIXTY_MORE, SIXTY], at({ allowed: [0.2, 0.8], effectSize: "cles" }), "Low"),
];

const critical = (changed: Partial<Settings> = {}): Settings => at({ critical: true, ...changed });
const CRITICAL = [
  one("critical and far above", [LOW_FIVE, HIGH_FIVE], critical({ criticalAt: [1, 1.2] }), "High", true),
  one(
    "critical and far below",
    [
      [10, 20.2, 10.1, 20.5, 30],
      [2, 2, 2, 2, 3],
    ],
    critical({ criticalAt: [1.2, 1] }),
    "Low",
    true,
  ),
  one("high, not beyond the critical ratio", [LOW_FIVE, HIGH_FIVE], critical({ criticalAt: [0.5, 50] }), "High"),
  one("not even high where much is allowed", [LOW_FIVE, HIGH_FIVE], critical({ allowed: [1, 50], criticalAt: [0.5, 50] }), "Pass"),
  one("critical by default at any effect", [LOW_FIVE, HIGH_FIVE], critical(), "High", true),
  one("critical without data", [FIVE_TO_ONE, []], critical(), "Nodata", true),
  one("critical, from nothing to something", [ZEROS, FIFTY_FIVES], critical({ criticalAt: [0.8, 1.2], nan: "replace" }), "High", true),
];

const DEGENERATE = [
  one(
    "all tied, other lengths",
    [
      [1, 1],
      [1, 1, 1],
    ],
    at(),
    "Pass",
  ),
  one("the same numbers in another order", [FIVE_TO_ONE, [1, 2, 3, 4, 5]], at(), "Pass"),
  one("one of five differs", [ONES, [0, 1, 1, 1, 1]], at({ direction: "decrease" }), "Pass"),
  one("one of five is far off", [ONES, [1, 1, 1, 1, 10]], at(), "Pass"),
  one("both sides flat, one ten times as high", [ONES, TENS], at(), "High"),
  one("flat zeros against flat tens", [ZEROS, TENS], at(), "High"),
  one("from nothing to something: no ratio, still high", [ZEROS, FIFTY_FIVES], at({ allowed: [0.8, 1.2] }), "High"),
  one("from something to nothing", [FIFTY_FIVES, ZEROS], at({ allowed: [0.8, 1.2] }), "Low"),
  one("nothing on both sides", [ZEROS, ZEROS], at({ allowed: [0.8, 1.2] }), "Pass"),
  one("no data in the experiment", [FIVE_TO_ONE, GAPS], at(), "Nodata"),
];

const MISSING = [
  one("no data where gaps count as zero", [FIVE_TO_ONE, []], at({ nan: "replace" }), "Pass"),
  one("no data though it is required", [FIVE_TO_ONE, []], at({ required: true }), "NodataFailMetric"),
];

/** Classifications that Kayenta's public tests hold its judge to, each with values of the same kind. */
export const KAYENTA_CASES: readonly KayentaCase[] = [...SHIFTS, ...EFFECTS, ...CRITICAL, ...DEGENERATE, ...MISSING];
