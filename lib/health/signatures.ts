import type { SignatureMove, Window } from "@/lib/domain/verdict";
import { poissonCdf } from "@/lib/metrics/stats/poisson-cdf";
import type { SignatureAfter, SignatureCounts } from "./judge-input";
import { ALPHA, FAILURES_THAT_MATTER, SHARE_THAT_MATTERS } from "./thresholds";

/** What changed among the kinds of errors. */
export type Signatures = {
  readonly moves: readonly SignatureMove[];
  /** More errors of new kinds than rare kinds always bring, often enough to matter, and for more than a moment. */
  readonly proven: boolean;
  /** The same, but only after some time without them. */
  readonly cameLater: boolean;
  /** First of the new kinds that count; null without. */
  readonly firstAt: Date | null;
};

export const NO_SIGNATURES: Signatures = { moves: [], proven: false, cameLater: false, firstAt: null };

const MOST_TOLD = 10;
/** A new kind counts by itself when it came so often, in so many minutes. */
const OFTEN = 3;
const MINUTES = 3;
/** A kind that came this small a part as often before is as good as new. */
const HARDLY_KNOWN = 0.05;
/** A kind is gone, or has risen, when its count is that improbable. */
const RARE = 0.001;
/** A kind that should have come and is missing may only have got another name, and come so many times as often. */
const RENAMED = 2;
/** Of as many as this of the minutes that evenly spread errors would fill, a lasting kind fills at least its half. */
const SPREAD = 0.5;
/** Chance of seeing the first of several errors this late when they come from the start. */
const LATE = 0.01;
const MINUTE_MS = 60_000;

/**
 * Compares kinds of errors. Kinds that come once in fourteen days are nothing new: of `errors` after, errors · f₁ / N may be of a kind
 * never seen before, where f₁ of N errors before were the only one of their kind (Good and Turing). New kinds are proven when there
 * are more than that, past chance, and when those that came at least three times, over at least three minutes, are so many that they matter.
 */
export function compareSignatures(told: SignatureCounts | null, requests: number, errorsBefore: number, window: Window): Signatures {
  if (told === null || requests <= 0 || window.to.getTime() <= window.from.getTime()) return NO_SIGNATURES;
  const known = sum(told.before.values());
  // Errors without any kind: kinds began to be told with this release, so none of them is new.
  if (known === 0 && errorsBefore > 0) return NO_SIGNATURES;
  const errors = sum([...told.after.values()].map(({ count }) => count));
  const singles = [...told.before.values()].filter((count) => count === 1).length;
  const unseen = (errors * (singles + 1)) / (known + 1);
  const scale = known === 0 ? 0 : errors / known;
  const fresh = [...told.after].filter(
    ([signature, one]) => told.beside?.has(signature) !== true && (told.before.get(signature) ?? 0) * scale < one.count * HARDLY_KNOWN,
  );
  const lasting = fresh.filter(([, one]) => lasts(one, window));
  const moves = movesOf(told, scale, unseen);
  const count = sum(lasting.map(([, one]) => one.count));
  const missing = [...told.before].flatMap(([signature, times]) => (told.after.has(signature) || times * scale < 1 ? [] : [times * scale]));
  const renamed = sum(missing) * RENAMED;
  const tooMany = orMore(count, renamed + (known === 0 ? 0 : unseen)) < ALPHA;
  const matters = count - renamed >= FAILURES_THAT_MATTER && count - renamed >= requests * SHARE_THAT_MATTERS;
  const first = lasting.toSorted(([, a], [, b]) => a.firstAt.getTime() - b.firstAt.getTime())[0]?.[1] ?? null;
  return {
    moves,
    proven: tooMany && matters,
    cameLater: first !== null && isLate(first, window),
    firstAt: tooMany ? (first?.firstAt ?? null) : null,
  };
}

/** The chance of so many errors or more where `expected` are. */
const orMore = (count: number, expected: number): number => (count > 0 ? 1 - poissonCdf(count - 1, expected) : 1);

function lasts({ count, minutes }: SignatureAfter, { from, to }: Window): boolean {
  const length = (to.getTime() - from.getTime()) / MINUTE_MS;
  const filled = length * (1 - Math.exp(-count / length));
  return count >= OFTEN && minutes >= Math.max(MINUTES, filled * SPREAD);
}

const isLate = ({ firstAt, count }: SignatureAfter, { from, to }: Window): boolean =>
  ((to.getTime() - firstAt.getTime()) / (to.getTime() - from.getTime())) ** count < LATE &&
  firstAt.getTime() - from.getTime() > 5 * MINUTE_MS;

/** Kinds before led to expect `scale` times as many after. */
function movesOf({ before, after, beside }: SignatureCounts, scale: number, unseen: number): SignatureMove[] {
  const came = [...after].flatMap(([signature, { count, firstAt, title }]): SignatureMove[] => {
    const expected = (before.get(signature) ?? 0) * scale;
    if (!before.has(signature) && beside?.has(signature) === true) return [];
    if (!before.has(signature)) return [{ signature, title, kind: "new", count, expected: Math.min(unseen, count), firstAt }];
    return orMore(count, expected) < RARE ? [{ signature, title, kind: "risen", count, expected, firstAt }] : [];
  });
  const gone = [...before].flatMap(([signature, count]): SignatureMove[] => {
    const expected = count * scale;
    return !after.has(signature) && Math.exp(-expected) < RARE
      ? [{ signature, title: null, kind: "gone", count: 0, expected, firstAt: null }]
      : [];
  });
  const size = ({ count, expected }: SignatureMove): number => Math.abs(count - expected);
  return [...came, ...gone].toSorted((a, b) => size(b) - size(a) || (a.signature < b.signature ? -1 : 1)).slice(0, MOST_TOLD);
}

function sum(counts: Iterable<number>): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
