import { EMPTY_HISTOGRAM, type Histogram } from "@/lib/domain/histogram/histogram";
import { VarintReader } from "@/lib/domain/varint";
import { exactOrNothing, middleUs } from "./bucket-middle";
import { HISTOGRAMS, ORDER } from "./chunk-columns";
import type { Minute } from "./minute";

/** The histograms of an hour, bucket by bucket: the counts of all minutes in the lowest bucket, then in the next. */
type Cells = { readonly counts: Float64Array; readonly minutes: number; readonly lowest: number };

/** What histograms tell of each minute's other sums. */
type Told = { readonly count: Float64Array; readonly sumUs: Float64Array; readonly maxUs: Float64Array };

/**
 * The inverse of `columnsOf`, with the minutes of each `every` minutes summed up: a chart of a day has no use for single minutes, and
 * adding up columns takes a third of the time of making a histogram for each minute.
 */
export function sumsOfColumns(hour: number, bytes: Uint8Array, every: number): Minute[] {
  const reader = new VarintReader(bytes);
  const places: number[] = [];
  const length = reader.next();
  for (let next = 0; places.length < length; next++) {
    next += reader.next();
    places.push(next);
  }
  const mask = reader.next();
  const rests = ORDER.map((_, at) => ((mask & (1 << at)) === 0 ? null : places.map(() => readSigned(reader))));
  const cells = readCells(reader, (mask & HISTOGRAMS) === 0 ? 0 : length);
  const told = toldBy(cells, length);
  const sums: Minute[] = [];
  for (let from = 0, to = 0; from < length; from = to) {
    const step = Math.floor((places[from] ?? 0) / every);
    while (to < length && Math.floor((places[to] ?? 0) / every) === step) to++;
    const sum = { count: 0, errors: 0, ownErrors: 0, sumUs: 0, maxUs: 0 };
    for (let minute = from; minute < to; minute++) {
      sum.count += (rests[0]?.[minute] ?? 0) + (told.count[minute] ?? 0);
      sum.errors += rests[1]?.[minute] ?? 0;
      sum.ownErrors += rests[2]?.[minute] ?? 0;
      sum.sumUs += (rests[3]?.[minute] ?? 0) + (told.sumUs[minute] ?? 0);
      sum.maxUs = Math.max(sum.maxUs, (rests[4]?.[minute] ?? 0) + (told.maxUs[minute] ?? 0));
    }
    const { count, errors, ownErrors, sumUs, maxUs } = sum;
    const rollup = { count, errors, ownErrors, sumUs, maxUs, durations: histogramOf(cells, from, to) };
    sums.push({ minute: hour * 60 + step * every, rollup });
  }
  return sums;
}

function readCells(reader: VarintReader, minutes: number): Cells {
  if (minutes === 0) return { counts: new Float64Array(0), minutes, lowest: 0 };
  const lowest = readSigned(reader);
  const counts = new Float64Array(reader.next() * minutes);
  for (let cell = 0; cell < counts.length; cell++) counts[cell] = reader.next();
  return { counts, minutes, lowest };
}

function toldBy({ counts, minutes, lowest }: Cells, length: number): Told {
  const told = { count: new Float64Array(length), sumUs: new Float64Array(length), maxUs: new Float64Array(length) };
  for (let cell = 0, bucket = lowest; cell < counts.length; bucket++) {
    const us = middleUs(bucket);
    for (let minute = 0; minute < minutes; minute++, cell++) {
      const count = counts[cell] ?? 0;
      if (count === 0) continue;
      told.count[minute] = (told.count[minute] ?? 0) + count;
      told.sumUs[minute] = (told.sumUs[minute] ?? 0) + count * us;
      told.maxUs[minute] = us;
    }
  }
  return { ...told, sumUs: told.sumUs.map(exactOrNothing) };
}

/** The histogram of some minutes together, from its first count to its last. */
function histogramOf({ counts: cells, minutes, lowest }: Cells, from: number, to: number): Histogram {
  const counts: number[] = [];
  let offset = lowest;
  let filled = 0;
  for (let row = 0, bucket = lowest; row < cells.length; row += minutes, bucket++) {
    let count = 0;
    for (let cell = row + from; cell < row + to; cell++) count += cells[cell] ?? 0;
    if (count === 0 && filled === 0) continue;
    if (filled === 0) offset = bucket;
    counts.push(count);
    if (count > 0) filled = counts.length;
  }
  counts.length = filled;
  return filled === 0 ? EMPTY_HISTOGRAM : { offset, counts };
}

function readSigned(reader: VarintReader): number {
  const zigzag = reader.next();
  return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
}
