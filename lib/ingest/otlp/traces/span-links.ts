import { MAX_PROBES } from "../limits";
import type { SpanDraft } from "./span-draft";
import { hasId, sameId } from "./span-id";

/** Places of trace, span and parent id of one span. */
const STRIDE = 3;
const TRACE = 0;
const SPAN = 1;
const PARENT = 2;

/**
 * Who called whom within one body at a time: where the ids of its spans stand, read only when a failed call asks where its failure
 * went. Its array serves all bodies of a process.
 */
export class SpanLinks {
  #places = new Int32Array(2048 * STRIDE);
  #length = 0;
  #table = new Int32Array(0);

  clear(): void {
    this.#length = 0;
  }

  /** Takes a span with valid ids and answers its number. */
  add({ traceAt, spanAt, parentAt }: SpanDraft): number {
    const start = this.#length * STRIDE;
    if (start === this.#places.length) {
      const wider = new Int32Array(start * 2);
      wider.set(this.#places);
      this.#places = wider;
    }
    this.#places[start + TRACE] = traceAt;
    this.#places[start + SPAN] = spanAt;
    this.#places[start + PARENT] = parentAt;
    return this.#length++;
  }

  /**
   * Marks (1) every span above any of `spans` in the same trace; linear, because it stops where another walk has been. Of spans
   * that share an id all are above, so that their order in the body decides nothing.
   */
  above(spans: readonly number[], view: DataView): Uint8Array {
    const marked = new Uint8Array(this.#length);
    this.#index(view);
    const waiting = [...spans];
    for (let span = waiting.pop(); span !== undefined; span = waiting.pop()) this.#markParents(span, view, marked, waiting);
    return marked;
  }

  /** Spans by trace and span id. Ids made to collide are left out beyond `MAX_PROBES`: they pass nothing on. */
  #index(view: DataView): void {
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(this.#length * 2 + 2)));
    const mask = this.#table.length - 1;
    for (let span = 0; span < this.#length; span++) {
      const hash = hashAt(view, this.#place(span, SPAN));
      for (let probe = 0; probe < MAX_PROBES; probe++) {
        const slot = (hash + probe) & mask;
        if (this.#table[slot] !== 0) continue;
        this.#table[slot] = span + 1;
        break;
      }
    }
  }

  #markParents(span: number, view: DataView, marked: Uint8Array, waiting: number[]): void {
    const parentAt = this.#place(span, PARENT);
    if (!hasId(view, parentAt, 8)) return;
    const hash = hashAt(view, parentAt);
    const mask = this.#table.length - 1;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const candidate = (this.#table[(hash + probe) & mask] ?? 0) - 1;
      if (candidate < 0) return;
      if (marked[candidate] === 1 || !this.#isParent(candidate, span, view)) continue;
      marked[candidate] = 1;
      waiting.push(candidate);
    }
  }

  #isParent(candidate: number, span: number, view: DataView): boolean {
    if (!sameId(view, this.#place(candidate, SPAN), this.#place(span, PARENT), 8)) return false;
    return sameId(view, this.#place(candidate, TRACE), this.#place(span, TRACE), 16);
  }

  #place(span: number, id: number): number {
    return this.#places[span * STRIDE + id] ?? 0;
  }
}

/** Of a span id alone; the trace is left to the comparison, for span ids repeat by malice only. */
const hashAt = (view: DataView, at: number): number => mix(mix(view.getInt32(at)) ^ view.getInt32(at + 4));

/** Spreads every bit of a word over all 32. */
function mix(word: number): number {
  const half = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  return half ^ (half >>> 13);
}
