import { MAX_PROBES } from "../limits";
import { ID_WORDS, PARENT_AT, SPAN_AT, TRACE_AT } from "./span-draft";

/** Who called whom within one body: the ids of its spans, searched only when a failed call asks where its failure went. */
export class SpanLinks {
  #ids: Int32Array;
  #length = 0;
  #table = new Int32Array(0);

  /** @param expected about how many spans will come; there may be more. */
  constructor(expected: number) {
    this.#ids = new Int32Array(Math.ceil(expected + 1) * ID_WORDS);
  }

  /** Takes a span's ids (trace, span, parent) and answers its number. */
  add(ids: Int32Array): number {
    const number = this.#length++;
    const start = number * ID_WORDS;
    if (start === this.#ids.length) {
      const wider = new Int32Array(this.#ids.length * 2);
      wider.set(this.#ids);
      this.#ids = wider;
    }
    for (let word = 0; word < ID_WORDS; word++) this.#ids[start + word] = ids[word] ?? 0;
    return number;
  }

  /**
   * Marks (1) every span above any of `spans` in the same trace; linear, because it stops where another walk has been. Of spans
   * that share an id all are above, so that their order in the body decides nothing.
   */
  above(spans: readonly number[]): Uint8Array {
    const marked = new Uint8Array(this.#length);
    this.#index();
    const waiting = [...spans];
    for (let span = waiting.pop(); span !== undefined; span = waiting.pop()) this.#markParents(span, marked, waiting);
    return marked;
  }

  /** Spans by trace and span id. Ids made to collide are left out beyond `MAX_PROBES`: they pass nothing on. */
  #index(): void {
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(this.#length * 2 + 2)));
    const mask = this.#table.length - 1;
    for (let span = 0; span < this.#length; span++) {
      const hash = this.#hash(span, SPAN_AT);
      for (let probe = 0; probe < MAX_PROBES; probe++) {
        const place = (hash + probe) & mask;
        if (this.#table[place] !== 0) continue;
        this.#table[place] = span + 1;
        break;
      }
    }
  }

  #markParents(span: number, marked: Uint8Array, waiting: number[]): void {
    const ids = this.#ids;
    const own = span * ID_WORDS;
    if (ids[own + PARENT_AT] === 0 && ids[own + PARENT_AT + 1] === 0) return;
    const hash = this.#hash(span, PARENT_AT);
    const mask = this.#table.length - 1;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const candidate = (this.#table[(hash + probe) & mask] ?? 0) - 1;
      if (candidate < 0) return;
      if (marked[candidate] === 1 || !this.#isParent(candidate, span)) continue;
      marked[candidate] = 1;
      waiting.push(candidate);
    }
  }

  #isParent(candidate: number, span: number): boolean {
    const ids = this.#ids;
    const theirs = candidate * ID_WORDS;
    const own = span * ID_WORDS;
    for (let word = TRACE_AT; word < SPAN_AT; word++) if (ids[theirs + word] !== ids[own + word]) return false;
    return ids[theirs + SPAN_AT] === ids[own + PARENT_AT] && ids[theirs + SPAN_AT + 1] === ids[own + PARENT_AT + 1];
  }

  /** Of the id that stands at `at`; the trace is left to the comparison, for span ids repeat by malice only. */
  #hash(span: number, at: number): number {
    const word = span * ID_WORDS + at;
    return mix(mix(this.#ids[word] ?? 0) ^ (this.#ids[word + 1] ?? 0));
  }
}

/** Spreads every bit of a word over all 32. */
function mix(word: number): number {
  const half = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  return half ^ (half >>> 13);
}
