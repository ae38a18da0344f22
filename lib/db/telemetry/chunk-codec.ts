import { promisify } from "node:util";
import { deflateRaw, inflateRawSync } from "node:zlib";
import { groupBy } from "@/lib/domain/group-by";
import { addRollups } from "@/lib/domain/rollup-add";
import { columnsOf } from "./chunk-columns";
import { minutesOfRows } from "./chunk-rows";
import { sumsOfColumns } from "./chunk-sums";
import type { Minute } from "./minute";

/** The first byte names the form. Chunks of the first release begin with a place in the hour, so with less than 60. */
const COLUMNS = 64;
const DEFLATED_COLUMNS = 65;
/** Far above what 60 minutes with every bucket filled come to. */
const MOST_INFLATED_BYTES = 1 << 20;

const deflate = promisify(deflateRaw);

/**
 * Packs an hour's minutes, in any order; what is said twice of a minute is added up. About 32 bytes a minute for 330 durations in it.
 * Compressed off the main thread.
 */
export async function encodeChunk(hour: number, minutes: readonly Minute[]): Promise<Uint8Array> {
  const columns = columnsOf(hour, inOrder(minutes));
  const deflated = await deflate(columns);
  const [form, body] = deflated.length < columns.length ? [DEFLATED_COLUMNS, deflated] : [COLUMNS, columns];
  const bytes = new Uint8Array(body.length + 1);
  bytes[0] = form;
  bytes.set(body, 1);
  return bytes;
}

function inOrder(minutes: readonly Minute[]): readonly Minute[] {
  if (minutes.every(({ minute }, index) => minute > (minutes[index - 1]?.minute ?? -1))) return minutes;
  const byMinute = groupBy(minutes, ({ minute }) => minute);
  const added = Array.from(byMinute, ([minute, own]) => ({ minute, rollup: addRollups(own.map(({ rollup }) => rollup)) }));
  return added.sort((a, b) => a.minute - b.minute);
}

/**
 * The inverse of `encodeChunk`; reads every form that was ever written. With `every`, a divisor of 60, the minutes of each so many are
 * summed up, where the form makes that cheaper than adding them up later.
 */
export function decodeChunk(hour: number, payload: Uint8Array, every = 1): Minute[] {
  const form = payload[0] ?? 0;
  const body = payload.subarray(1);
  if (form === DEFLATED_COLUMNS) return sumsOfColumns(hour, inflateRawSync(body, { maxOutputLength: MOST_INFLATED_BYTES }), every);
  return form === COLUMNS ? sumsOfColumns(hour, body, every) : minutesOfRows(hour, payload);
}
