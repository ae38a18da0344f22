import { bucketOf } from "@/lib/domain/histogram/histogram";
import { type RollupDelta, SERIES_KINDS } from "@/lib/domain/rollup";
import type { LabelTable } from "../attributes/label-table";
import { MAX_SERIES } from "../limits";
import { histogramsOf } from "./histograms";
import type { Origin, Row } from "./row";

const KINDS = SERIES_KINDS.length;

/** Sums by series and minute. A series holds few minutes in one body, so its rows are a list that starts at its newest. */
export class SeriesRows {
  readonly #rows: Row[] = [];
  readonly #overflow: number;
  #series = 0;
  /** Row and bucket of each span whose duration is known. */
  readonly #durationRows: number[] = [];
  readonly #durationBuckets: number[] = [];

  constructor(labels: LabelTable) {
    this.#overflow = labels.ofText("other");
  }

  /** The row of a series and minute, made when it is new. */
  rowOf(origin: Origin, kind: number, operation: number, minute: number): Row {
    const series = operation * KINDS + kind;
    const newest = origin.series.get(series) ?? null;
    for (let row = newest; row !== null; row = row.previous) if (row.minute === minute) return row;
    if (newest === null) {
      if (this.#series >= MAX_SERIES && operation !== this.#overflow) return this.rowOf(origin, kind, this.#overflow, minute);
      this.#series++;
    }
    const index = this.#rows.length;
    const row = { index, origin, kind, operation, minute, previous: newest, count: 0, errors: 0, ownErrors: 0, sumUs: 0, maxUs: 0 };
    this.#rows.push(row);
    origin.series.set(series, row);
    return row;
  }

  /** Counts a span; a negative `durationNs` is a span without a usable end. */
  count(row: Row, failed: boolean, durationNs: number): void {
    row.count++;
    if (failed) row.errors++;
    if (durationNs < 0) return;
    const us = Math.round(durationNs / 1000);
    row.sumUs += us;
    if (us > row.maxUs) row.maxUs = us;
    this.#durationRows.push(row.index);
    this.#durationBuckets.push(bucketOf(durationNs / 1000));
  }

  deltas(labels: LabelTable): RollupDelta[] {
    const histograms = histogramsOf(this.#rows.length, this.#durationRows, this.#durationBuckets);
    const deltas: RollupDelta[] = [];
    for (const { index, origin, kind: code, operation, minute, count, errors, ownErrors, sumUs, maxUs } of this.#rows) {
      const kind = SERIES_KINDS[code];
      const durations = histograms[index];
      if (kind === undefined || durations === undefined) continue;
      const { service, environment, version } = origin;
      const key = { service, environment, version, kind, operation: labels.textOf(operation) };
      deltas.push({ key, minute, count, errors, ownErrors, sumUs, maxUs, durations });
    }
    return deltas;
  }
}
