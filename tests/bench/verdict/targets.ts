import type { Part, Score } from "./score";

export const shareOf = ({ hits, of }: Part): number => (of === 0 ? Number.NaN : hits / of);

/** The value below which a part of the sorted numbers lies. */
export const quantileOf = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;

/** One row of the table: what it says of a judge, and what Wake's judge is to reach. */
export type Row = {
  readonly name: string;
  readonly says: (score: Score) => string;
  readonly target: { readonly words: string; readonly isMet: (score: Score) => boolean } | null;
};

const share = (part: Part): string => (part.of === 0 ? "-" : `${shareOf(part).toFixed(2).replace(/^0/, "")} (${part.hits}/${part.of})`);
const parts = (part: Part): string => `${part.hits}/${part.of}`;
const times = (sorted: readonly number[]): string =>
  sorted.length === 0 ? "-" : `${quantileOf(sorted, 0.5).toFixed(0)} / ${quantileOf(sorted, 0.9).toFixed(0)}`;
const atLeast = (least: number, of: (score: Score) => Part): Row["target"] => ({
  words: `>= ${least.toFixed(2).replace(/^0/, "")}`,
  isMet: (score) => shareOf(of(score)) >= least,
});
/** At most so many of so many. */
const atMost = (most: number, all: number, of: (score: Score) => Part): Row["target"] => ({
  words: `<= ${most} of ${all}`,
  isMet: (score) => shareOf(of(score)) <= most / all,
});
const median = (most: number, of: (score: Score) => readonly number[]): Row["target"] => ({
  words: `p50 <= ${most}`,
  isMet: (score) => quantileOf(of(score), 0.5) <= most,
});

export const ROWS: readonly Row[] = [
  { name: "precision", says: ({ precision }) => share(precision), target: atLeast(0.8, ({ precision }) => precision) },
  {
    name: "precision, >= 200 requests a minute",
    says: ({ precisionBusy }) => share(precisionBusy),
    target: atLeast(0.9, ({ precisionBusy }) => precisionBusy),
  },
  { name: "recall", says: ({ recall }) => share(recall), target: null },
  {
    name: "recall, >= 200 requests a minute",
    says: ({ recallBusy }) => share(recallBusy),
    target: atLeast(0.75, ({ recallBusy }) => recallBusy),
  },
  {
    name: "recall, >= 20 extra errors expected",
    says: ({ recallEnough }) => share(recallEnough),
    target: atLeast(0.95, ({ recallEnough }) => recallEnough),
  },
  {
    name: "false alarms per 1,000 clean (95 % interval)",
    says: ({ falseAlarms, per1000 }) =>
      `${(1000 * shareOf(falseAlarms)).toFixed(1)} (${per1000.low.toFixed(1)} to ${per1000.high.toFixed(1)})`,
    target: {
      words: "<= 5, upper <= 10",
      isMet: ({ falseAlarms, per1000 }) => shareOf(falseAlarms) <= 0.005 && per1000.high <= 10,
    },
  },
  { name: "of these judged to 24 h: false alarms", says: ({ falseAlarmsLong }) => parts(falseAlarmsLong), target: null },
  { name: "unrelated outages blamed", says: ({ blamed }) => parts(blamed), target: atMost(10, 60, ({ blamed }) => blamed) },
  { name: "faulty called healthy", says: ({ reassured }) => parts(reassured), target: atMost(4, 80, ({ reassured }) => reassured) },
  { name: "minutes to find x5, p50 / p90", says: ({ found5 }) => times(found5), target: median(10, ({ found5 }) => found5) },
  { name: "minutes to find x20, p50 / p90", says: ({ found20 }) => times(found20), target: median(5, ({ found20 }) => found20) },
  { name: "clean, cannot tell: < 10 a minute", says: ({ cannotTell }) => parts(cannotTell[0] ?? { hits: 0, of: 0 }), target: null },
  { name: "clean, cannot tell: 10 to 200", says: ({ cannotTell }) => parts(cannotTell[1] ?? { hits: 0, of: 0 }), target: null },
  { name: "clean, cannot tell: >= 200", says: ({ cannotTell }) => parts(cannotTell[2] ?? { hits: 0, of: 0 }), target: null },
];
