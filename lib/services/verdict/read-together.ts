import type { SeriesRow } from "@/lib/db/read/signals/stored-rows";
import type { WindowAsk } from "@/lib/db/read/signals/windows";
import { groupBy } from "@/lib/domain/group-by";
import { inOrder } from "./cells";
import { rowsBetween } from "./rows-between";

type Read = (asks: readonly WindowAsk[]) => Promise<(readonly SeriesRow[])[]>;

/** What several windows of one question cover together, without a gap. */
type Span = { readonly ask: WindowAsk; readonly parts: readonly WindowAsk[] };

/**
 * The rows of some windows, one list for each in the order of the question and in order of time; windows that are alike share one list.
 * What several of them cover is read and unpacked once: a day lies in the week before it, an hour in those before a roll-out, and the
 * weeks of neighbouring releases in each other.
 */
export async function readTogether(asks: readonly WindowAsk[], read: Read): Promise<Map<WindowAsk, readonly SeriesRow[]>> {
  const spans = [...groupBy(asks, keyOf).values()].flatMap(spansOf);
  const rows = spans.length === 0 ? [] : await read(spans.map(({ ask }) => ask));
  const found = new Map<WindowAsk, readonly SeriesRow[]>();
  for (const [index, { parts }] of spans.entries()) {
    const ordered = inOrder(rows[index] ?? []);
    const alike = new Map<string, readonly SeriesRow[]>();
    for (const part of parts) {
      const [fromMs, toMs] = [part.from.getTime(), part.to.getTime()];
      const key = `${fromMs} ${toMs}`;
      const own = alike.get(key) ?? rowsBetween(ordered, fromMs, toMs);
      alike.set(key, own);
      found.set(part, own);
    }
  }
  return found;
}

const keyOf = ({ service, environment, version, operations }: WindowAsk): string =>
  [service, environment, version ?? "", operations === null ? "" : operations.toSorted().join("\0\0")].join("\0\0\0");

/** Windows of one place, version and choice of operations, put together where they overlap or touch. */
function spansOf(asks: readonly WindowAsk[]): Span[] {
  const spans: { ask: WindowAsk; parts: WindowAsk[] }[] = [];
  const told = asks.filter(({ from, to }) => from < to).toSorted((a, b) => a.from.getTime() - b.from.getTime());
  for (const part of told) {
    const last = spans.at(-1);
    if (last === undefined || part.from > last.ask.to) spans.push({ ask: part, parts: [part] });
    else {
      last.parts.push(part);
      if (part.to > last.ask.to) last.ask = { ...last.ask, to: part.to };
    }
  }
  return spans;
}
