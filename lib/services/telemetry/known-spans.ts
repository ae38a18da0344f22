import { createHash } from "node:crypto";
import type { Reach } from "@/lib/domain/access";
import type { KnownSpans, SpanIds } from "@/lib/ingest/otlp/reduction";
import { SPANS_A_TABLE, SpanTable } from "./span-table";

/** The spans of a body that is on its way to be stored. No other body counts them meanwhile. */
export type SpanClaim = {
  /** Whether every span that was left out as a repetition is stored: known once the bodies that hold them have ended. */
  readonly othersStored: Promise<boolean>;
  /** To be called once it is known whether this body was stored: if not, whoever sends its spans again is heard. */
  readonly settle: (stored: boolean) => void;
};

/** What one body is reduced with. */
export type SpanScope = KnownSpans & {
  /** Takes the spans of the body as counted; to be called before another body is reduced. */
  readonly claim: (spans: SpanIds | null) => SpanClaim;
};

const HIGHEST_NUMBER = 2 ** 31 - 1;

/** A set of 64-bit hashes that keeps the newest: when one half is full, the older half is forgotten. */
export class RecentSpans {
  #newer = new SpanTable();
  #older = new SpanTable();
  #lastNumber = 0;
  /** Claims whose end is not known yet, by number. */
  readonly #open = new Map<number, Promise<boolean>>();

  /**
   * Spans that were sent with the same reach, the last quarter of a million of all at least. Nobody can make Wake deaf to a span by
   * sending its ids for a service that is not theirs.
   */
  within(reach: Reach): SpanScope {
    const [high, low] = saltOf(reach);
    const holders = new Map<number, Promise<boolean>>();
    return {
      has: (ofHigh, ofLow) => {
        const number = this.#numberOf(ofHigh ^ high, ofLow ^ low);
        const holder = number === 0 ? undefined : this.#open.get(number);
        if (holder !== undefined) holders.set(number, holder);
        return number !== 0;
      },
      claim: (spans) => ({
        othersStored: Promise.all(holders.values()).then((stored) => stored.every(Boolean)),
        settle: this.#claim(spans === null ? NO_SPANS : { high: salted(spans.high, high), low: salted(spans.low, low) }),
      }),
    };
  }

  #numberOf(high: number, low: number): number {
    return this.#newer.numberOf(high, low) || this.#older.numberOf(high, low);
  }

  #claim(spans: SpanIds): SpanClaim["settle"] {
    const number = this.#lastNumber === HIGHEST_NUMBER ? 1 : this.#lastNumber + 1;
    this.#lastNumber = number;
    this.#add(spans, number);
    let tell: (stored: boolean) => void = () => undefined;
    const outcome = new Promise<boolean>((resolve) => {
      tell = resolve;
    });
    this.#open.set(number, outcome);
    return (stored) => {
      if (!this.#open.delete(number)) return;
      if (!stored) this.#remove(spans);
      tell(stored);
    };
  }

  #add({ high, low }: SpanIds, number: number): void {
    for (let index = 0; index < high.length; index++) {
      if (this.#newer.size >= SPANS_A_TABLE) {
        [this.#older, this.#newer] = [this.#newer, this.#older];
        this.#newer.clear();
      }
      this.#newer.add(high[index] ?? 0, low[index] ?? 0, number);
    }
  }

  #remove({ high, low }: SpanIds): void {
    for (let index = 0; index < high.length; index++) {
      this.#newer.remove(high[index] ?? 0, low[index] ?? 0);
      this.#older.remove(high[index] ?? 0, low[index] ?? 0);
    }
  }
}

const NO_SPANS: SpanIds = { high: new Int32Array(0), low: new Int32Array(0) };

/** Nothing for a sender that reaches everything. */
function saltOf({ services, environments }: Reach): readonly [number, number] {
  if (services.length === 0 && environments.length === 0) return [0, 0];
  const digest = createHash("sha256")
    .update(JSON.stringify([services, environments]))
    .digest();
  return [digest.readInt32BE(0), digest.readInt32BE(4)];
}

const salted = (halves: Int32Array, salt: number): Int32Array => (salt === 0 ? halves : halves.map((half) => half ^ salt));
