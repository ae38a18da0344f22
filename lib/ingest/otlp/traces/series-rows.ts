import { bucketOf, EMPTY_HISTOGRAM, type Histogram, LOWEST_BUCKET } from "@/lib/domain/histogram/histogram";
import { ALL_OPERATIONS, type RollupDelta, SERIES_KINDS, type SeriesKey } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { OTHER_LABEL } from "../attributes/label-memory";
import type { LabelTable } from "../attributes/label-table";
import { MAX_SERIES } from "../limits";
import { BUCKET_BITS, histogramsOf } from "./histograms";
import type { Origin, Row } from "./row";
import { SeriesKeys } from "./series-keys";
import { DEPENDENCY } from "./series-kind";

const LEAST_SLOTS = 1024;
/** More than any 64-bit time has. */
const MINUTES = 2 ** 29;

type KeyOf = (operation: string) => SeriesKey;

/** The rows of one place, kind and minute, and the key of all their operations together. */
type Group = { readonly key: SeriesKey; readonly minute: number; readonly members: RollupDelta[] };

/**
 * Sums by series and minute of one body at a time; its arrays serve all bodies of a process. Every duration is kept as one number
 * (weight and bucket) with its row until the end, because most rows of a body hold few.
 */
export class SeriesRows {
  readonly #keys = new SeriesKeys();
  #rows: Row[] = [];
  /** Open addressing: row number + 1, or 0. */
  #table = new Int32Array(LEAST_SLOTS);
  #durations = 0;
  #durationRows = new Int32Array(2048);
  #weighedBuckets = new Int32Array(2048);

  clear(): void {
    if (this.#table.length > LEAST_SLOTS) this.#table = new Int32Array(LEAST_SLOTS);
    else this.#table.fill(0);
    this.#rows = [];
    this.#durations = 0;
  }

  /** The row of a series and minute, made when it is new. */
  rowOf(origin: Origin, kind: number, operation: number, minute: number): Row {
    const mask = this.#table.length - 1;
    let slot = slotOf(origin, kind, operation, minute) & mask;
    for (let at = this.#table[slot] ?? 0; at !== 0; at = this.#table[slot] ?? 0) {
      const row = this.#rows[at - 1];
      if (row !== undefined && row.operation === operation && row.minute === minute && row.kind === kind && row.origin === origin)
        return row;
      slot = (slot + 1) & mask;
    }
    if (this.#rows.length >= MAX_SERIES && operation !== OTHER_LABEL) return this.rowOf(origin, kind, OTHER_LABEL, minute);
    const sums = { count: 0, errors: 0, ownErrors: 0, sumUs: 0, maxUs: 0 };
    const row = { index: this.#rows.length, origin, kind, operation, minute, ...sums };
    this.#table[slot] = this.#rows.push(row);
    if (this.#rows.length * 2 > this.#table.length) this.#widen();
    return row;
  }

  /** Counts a span that stands for `weight` of its kind; a negative duration is that of a span without a usable end. */
  count(row: Row, failed: boolean, exactUs: number, weight: number): void {
    row.count += weight;
    if (failed) row.errors += weight;
    if (exactUs < 0) return;
    const us = Math.round(exactUs);
    row.sumUs += us * weight;
    if (us > row.maxUs) row.maxUs = us;
    if (this.#durations === this.#durationRows.length) this.#makeRoom();
    this.#durationRows[this.#durations] = row.index;
    this.#weighedBuckets[this.#durations++] = (weight << BUCKET_BITS) | (bucketOf(exactUs) - LOWEST_BUCKET);
  }

  /**
   * A delta for each row, then one of all operations for each service, environment, version, kind and minute: a chart of a service
   * reads one series, however many operations it has. Dependencies have none, for `client` and `producer` do.
   */
  deltas(labels: LabelTable): RollupDelta[] {
    const histograms = histogramsOf(this.#rows.length, this.#durationRows, this.#weighedBuckets, this.#durations);
    const deltas: RollupDelta[] = [];
    const groups = new Map<number, Group>();
    const keyOf = new Map<number, KeyOf>();
    for (const row of this.#rows) {
      const kind = SERIES_KINDS[row.kind];
      if (kind === undefined) continue;
      const place = row.origin.index * SERIES_KINDS.length + row.kind;
      let key = keyOf.get(place);
      if (key === undefined) {
        key = this.#keys.of(row.origin, kind);
        keyOf.set(place, key);
      }
      const delta = deltaOf(row, key(labels.textOf(row.operation)), histograms[row.index] ?? EMPTY_HISTOGRAM);
      deltas.push(delta);
      if (row.kind === DEPENDENCY) continue;
      const group = place * MINUTES + row.minute;
      const known = groups.get(group);
      if (known === undefined) groups.set(group, { key: key(ALL_OPERATIONS), minute: row.minute, members: [delta] });
      else known.members.push(delta);
    }
    for (const { key, minute, members } of groups.values()) deltas.push({ ...addRollups(members), key, minute });
    return deltas;
  }

  #widen(): void {
    this.#table = new Int32Array(this.#table.length * 2);
    const mask = this.#table.length - 1;
    for (const { index, origin, kind, operation, minute } of this.#rows) {
      let slot = slotOf(origin, kind, operation, minute) & mask;
      while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
      this.#table[slot] = index + 1;
    }
  }

  #makeRoom(): void {
    const rows = new Int32Array(this.#durations * 2);
    const buckets = new Int32Array(this.#durations * 2);
    rows.set(this.#durationRows);
    buckets.set(this.#weighedBuckets);
    this.#durationRows = rows;
    this.#weighedBuckets = buckets;
  }
}

function deltaOf({ minute, count, errors, ownErrors, sumUs, maxUs }: Row, key: SeriesKey, durations: Histogram): RollupDelta {
  return { key, minute, count, errors, ownErrors, sumUs, maxUs, durations };
}

function slotOf(origin: Origin, kind: number, operation: number, minute: number): number {
  const mixed = Math.imul(operation * 8 + kind, 0x9e3779b1) ^ Math.imul(minute * 64 + origin.index, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
