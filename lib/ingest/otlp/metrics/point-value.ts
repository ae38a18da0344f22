import { type Buckets, NO_BUCKETS, type StreamPoint } from "@/lib/domain/stream/point";
import { MAX_BUCKETS, MAX_SCALE, MIN_SCALE } from "../limits";
import type { ExplicitBounds } from "./explicit-bounds";
import type { MetricHeader } from "./metric-header";
import type { PointDraft } from "./point-draft";

type Kept = Pick<StreamPoint, "temporality" | "value">;

/**
 * The value of a histogram's point in whole amounts, `unit` of them in one of the sender's. A maximum is kept of deltas only: that of a
 * running total is the maximum of a lifetime. Null for a count that cannot be.
 */
export function histogramValue(
  { view, bounds }: { readonly view: DataView; readonly bounds: ExplicitBounds },
  point: PointDraft,
  { kind, temporality }: MetricHeader,
  unit: number,
): Kept | null {
  if (temporality === null || point.count > Number.MAX_SAFE_INTEGER) return null;
  const max = temporality === "delta" && point.max >= 0 ? whole(point.max * unit) : null;
  const buckets = kind === "histogram" ? explicitBuckets(view, point, bounds, unit) : exponentialBuckets(point, unit);
  return { temporality, value: { count: point.count, sum: whole(point.sum * unit), max, buckets } };
}

/**
 * The value of a gauge's or sum's point in whole multiples of 1/`scale`. A total that may go down is read as a gauge. Null for what
 * Wake does not keep: values below zero or out of range, and changes of a total whose level is not known.
 */
export function numberValue({ number }: PointDraft, { kind, temporality, monotonic }: MetricHeader, scale: number): Kept | null {
  const sum = Math.round(number * scale);
  if (!(sum >= 0 && sum <= Number.MAX_SAFE_INTEGER)) return null;
  if (kind === "sum" && monotonic && temporality !== null)
    return { temporality, value: { count: null, sum, max: null, buckets: NO_BUCKETS } };
  if (kind === "sum" && temporality === "delta") return null;
  return { temporality: "gauge", value: { count: 1, sum, max: sum, buckets: NO_BUCKETS } };
}

/** Bounds that are too many or do not ascend are as good as none. */
function explicitBuckets(view: DataView, { counts, bounds }: PointDraft, known: ExplicitBounds, unit: number): Buckets {
  if (bounds.length === 0 || counts.length > MAX_BUCKETS) return NO_BUCKETS;
  const inOrder = known.of(bounds, unit);
  const numbers = counts.integers(view);
  return inOrder !== null && numbers.every(Number.isSafeInteger) ? { layout: "explicit", bounds: inOrder, counts: numbers } : NO_BUCKETS;
}

function exponentialBuckets({ scale, zero, zeroThreshold, offset, positive }: PointDraft, unit: number): Buckets {
  const isAllowed = scale >= MIN_SCALE && scale <= MAX_SCALE && positive.length <= MAX_BUCKETS;
  if (!isAllowed || ![zero, ...positive].every(Number.isSafeInteger)) return NO_BUCKETS;
  return { layout: "exponential", scale, unit, zero, zeroThreshold, offset, counts: [...positive] };
}

/** A whole amount in the range that adds up exactly; nothing for what is no amount. */
const whole = (amount: number): number => (amount > 0 ? Math.min(Math.round(amount), Number.MAX_SAFE_INTEGER) : 0);
