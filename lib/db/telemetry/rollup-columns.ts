import { decodeHistogram, encodeHistogram } from "@/lib/domain/histogram/codec";
import type { Rollup } from "@/lib/domain/rollup";
import { bigintArray, bytesArray } from "./sql-array";

/** A rollup as its columns are read. Sums are read as doubles, which hold whole numbers up to 2^53 exactly. */
export type RollupRow = {
  readonly count: number;
  readonly errors: number;
  readonly ownErrors: number;
  readonly sumUs: number;
  readonly maxUs: number;
  readonly durations: Buffer;
};

/** The select list that gives `RollupRow` from a table or alias. */
export const rollupSelect = (from: string): string =>
  `${from}.count::float8 AS count, ${from}.errors::float8 AS errors, ${from}.own_errors::float8 AS "ownErrors",
   ${from}.sum_us::float8 AS "sumUs", ${from}.max_us::float8 AS "maxUs", ${from}.durations`;

export const rollupOf = ({ count, errors, ownErrors, sumUs, maxUs, durations }: RollupRow): Rollup => ({
  count,
  errors,
  ownErrors,
  sumUs,
  maxUs,
  durations: decodeHistogram(durations),
});

/** Column names of a rollup, in the order of `rollupArrays`. */
export const ROLLUP_COLUMNS = "count, errors, own_errors, sum_us, max_us, durations";

/** Rollups turned on their side: one array for each column, to be unnested. */
export const rollupArrays = (rollups: readonly Rollup[]): Buffer[] => [
  bigintArray(rollups.map((rollup) => rollup.count)),
  bigintArray(rollups.map((rollup) => rollup.errors)),
  bigintArray(rollups.map((rollup) => rollup.ownErrors)),
  bigintArray(rollups.map((rollup) => rollup.sumUs)),
  bigintArray(rollups.map((rollup) => rollup.maxUs)),
  bytesArray(rollups.map((rollup) => encodeHistogram(rollup.durations))),
];
