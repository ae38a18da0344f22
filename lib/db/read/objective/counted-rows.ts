import { addHistograms } from "@/lib/domain/histogram/add";
import { decodeHistogram } from "@/lib/domain/histogram/codec";
import type { Histogram } from "@/lib/domain/histogram/histogram";
import type { Counted, Objective } from "@/lib/domain/objective";
import { addCounted, countedOf } from "@/lib/domain/objective-count";
import { fromOneSource, REQUEST_SOURCE_KINDS, type RequestKind } from "@/lib/domain/request-source";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { pool } from "../../pool";
import { shardKeyOf } from "../../telemetry/shard-key";

type StoredRow = {
  readonly service: string;
  readonly environment: string;
  readonly operation: string;
  readonly kind: RequestKind;
  readonly slice: string | number;
  readonly count: number;
  readonly errors: number;
  readonly packed: Buffer;
};

/** The sum of one kind and operation over one slice of time. */
export type SliceRow = {
  readonly operation: string;
  readonly kind: RequestKind;
  readonly slice: string;
  readonly count: number;
  readonly errors: number;
  readonly durations: Histogram;
};

/** The operations that an objective speaks of; a whole service is its roll-up. */
const operationsOf = ({ operations }: Objective): readonly string[] => (operations.length === 0 ? [ALL_OPERATIONS] : operations);

/** What a statement of `burn-sql` answers for each objective, by its id. Each place and operation is read once, however many ask for it. */
export async function countedRows(
  sql: string,
  objectives: readonly Objective[],
  period: { readonly from: Date; readonly place: number },
): Promise<Map<string, SliceRow[]>> {
  if (objectives.length === 0) return new Map();
  const asked = new Map<string, { readonly at: Objective; readonly operation: string; readonly slow: boolean }>();
  for (const at of objectives)
    for (const operation of operationsOf(at)) {
      const key = keyOf(at, operation);
      asked.set(key, { at, operation, slow: at.kind === "latency" || (asked.get(key)?.slow ?? false) });
    }
  const all = [...asked.values()];
  const { rows } = await pool().query<StoredRow>(sql, [
    all.map(({ at }) => shardKeyOf(at.service)),
    all.map(({ at }) => at.service),
    all.map(({ at }) => at.environment),
    all.map(({ operation }) => operation),
    all.map(({ slow }) => slow),
    REQUEST_SOURCE_KINDS,
    period.from,
    period.place,
  ]);
  const found = new Map<string, SliceRow[]>();
  for (const row of rows) {
    const key = keyOf(row, row.operation);
    const { operation, kind, slice, count, errors, packed } = row;
    const own = { operation, kind, slice: String(slice), count, errors, durations: histogramIn(packed) };
    found.set(key, [...(found.get(key) ?? []), own]);
  }
  return new Map(objectives.map((one) => [one.id, operationsOf(one).flatMap((operation) => found.get(keyOf(one, operation)) ?? [])]));
}

/** What of some rows counts towards an objective, from the one source that tells of the most requests. */
export const countedFrom = (rows: readonly SliceRow[], objective: Objective): Counted =>
  addCounted(fromOneSource(rows, ({ count }) => count).rows.map((row) => countedOf(row, objective)));

const keyOf = ({ service, environment }: { readonly service: string; readonly environment: string }, operation: string): string =>
  `${service}\0${environment}\0${operation}`;

/** The sum of histograms that follow each other, each with its length in front. */
function histogramIn(packed: Buffer): Histogram {
  const found: Histogram[] = [];
  for (let place = 0; place < packed.length; ) {
    const end = place + 4 + packed.readInt32BE(place);
    found.push(decodeHistogram(packed.subarray(place + 4, end)));
    place = end;
  }
  return addHistograms(found);
}
