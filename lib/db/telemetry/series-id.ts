import { createHash } from "node:crypto";
import type { SeriesKey } from "@/lib/domain/rollup";

const MOST_CACHED = 50_000;
const known = new Map<string, bigint>();

/** The parts of a series' identity as one text; labels hold no control characters, so it is unambiguous. */
export const seriesText = ({ service, environment, version, kind, operation }: SeriesKey): string =>
  `${service}\0${environment}\0${version}\0${kind}\0${operation}`;

/** The identity of a series as a 64-bit number, made from its text alone, so that writers need not agree on one. */
export function seriesIdOf(text: string): bigint {
  const cached = known.get(text);
  if (cached !== undefined) return cached;
  const id = createHash("sha256").update(text).digest().readBigInt64BE(0);
  if (known.size >= MOST_CACHED) known.clear();
  known.set(text, id);
  return id;
}
