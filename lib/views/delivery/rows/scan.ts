import { compareRows, type Position } from "./position";

/** A stretch of time, end exclusive (ms), and how many of the wanted rows it holds at most; null when nobody counted. */
export type Stretch = { readonly from: number; readonly to: number; readonly most: number | null };

/** What was read of a stretch: the rows that were wanted, in any order, and how many deployments were looked at for them. */
export type Found<Row> = { readonly rows: readonly Row[]; readonly looked: number };

export type Scanned<Row> = { readonly rows: readonly Row[]; readonly next: Position | null };

/** Deployments that one answer looks at before it says where to go on. */
const MOST_LOOKED = 20_000;
const FIRST_UNCOUNTED_MS = 86_400_000;

/**
 * The first `limit` rows after a place, from the newest of the stretches back, and the place to go on from. Stretches that are known to
 * hold nothing are not read, neighbours are read at once as long as they promise no more than what is asked for, and after 20,000
 * deployments that held too few of the wanted rows it stops where it is: the answer is short then, and `next` leads on.
 */
export async function scanRows<Row>(
  stretches: readonly Stretch[],
  after: Position | null,
  limit: number,
  placeOf: (row: Row) => Position,
  read: (from: number, to: number) => Promise<Found<Row>>,
): Promise<Scanned<Row>> {
  const rows: Row[] = [];
  const waiting = stretchesAfter(stretches, after);
  let looked = 0;
  for (let span = FIRST_UNCOUNTED_MS; waiting.length > 0; span *= 2) {
    const part = nextPart(waiting, limit + 1 - rows.length, span);
    const found = await read(part.from, part.to);
    looked += found.looked;
    rows.push(...found.rows.filter((row) => after === null || compareRows(placeOf(row), after) > 0));
    if (rows.length > limit || (looked > MOST_LOOKED && waiting.length > 0)) {
      const kept = rows.toSorted((a, b) => compareRows(placeOf(a), placeOf(b))).slice(0, limit);
      const last = kept.at(-1);
      return {
        rows: kept,
        next: rows.length > limit && last !== undefined ? placeOf(last) : { at: part.from, deployment: "", change: "" },
      };
    }
  }
  return { rows: rows.toSorted((a, b) => compareRows(placeOf(a), placeOf(b))), next: null };
}

/** Those that may hold a row after a place, newest first. */
function stretchesAfter(stretches: readonly Stretch[], after: Position | null): Stretch[] {
  const end = after === null ? Number.POSITIVE_INFINITY : after.deployment === "" ? after.at : after.at + 1;
  return stretches
    .filter(({ from, most }) => most !== 0 && from < end)
    .map((one) => ({ ...one, to: Math.min(one.to, end) }))
    .toSorted((a, b) => b.from - a.from);
}

/** Takes the newest stretches that together promise so many rows; of one that promises far more, its newest part. */
function nextPart(waiting: Stretch[], wanted: number, span: number): { from: number; to: number } {
  const first = waiting.shift() ?? { from: 0, to: 0, most: 0 };
  const share = first.most === null ? 1 : Math.max((2 * wanted) / first.most, 1 / 64);
  if (share < 0.5) {
    const from = Math.floor(first.to - (first.to - first.from) * share);
    waiting.unshift({ from: first.from, to: from, most: first.most });
    return { from, to: first.to };
  }
  let { from, most } = first;
  for (
    let next = waiting[0];
    next !== undefined && next.to === from && isWorthIt(next, most, wanted, first.to - from, span);
    next = waiting[0]
  ) {
    from = next.from;
    most = next.most === null || most === null ? null : most + next.most;
    waiting.shift();
  }
  return { from, to: first.to };
}

const isWorthIt = (next: Stretch, most: number | null, wanted: number, taken: number, span: number): boolean =>
  most === null || next.most === null ? taken < span : most + next.most <= 2 * wanted;
