import { MAX_CALL_HINTS } from "../limits";
import type { CallHints } from "../reduction";
import type { Origin } from "./row";
import type { SpanDraft } from "./span-draft";

const TRACES_IN_SAMPLE = 8;
const TRACE_ID_BYTES = 16;

type Made = { readonly id: string; readonly origin: Origin; readonly peer: number };
type Taken = { readonly id: string; readonly origin: Origin };

/** Ends of calls in one of eight traces, for the dependency graph. */
export class CallEnds {
  readonly #made: Made[] = [];
  readonly #taken: Taken[] = [];

  /** Whether the trace of a span is in the sample, by the last byte of its id, which is random in every id format. */
  samples(view: DataView, { traceAt }: SpanDraft): boolean {
    return view.getUint8(traceAt + TRACE_ID_BYTES - 1) % TRACES_IN_SAMPLE === 0;
  }

  /** A call to a peer (a label), by a span whose ids have this hash. */
  made(high: number, low: number, origin: Origin, peer: number): void {
    if (this.#made.length < MAX_CALL_HINTS) this.#made.push({ id: idOf(high, low), origin, peer });
  }

  /** A request of a parent whose ids, if it is a call, have this hash. */
  taken(high: number, low: number, origin: Origin): void {
    if (this.#taken.length < MAX_CALL_HINTS) this.#taken.push({ id: idOf(high, low), origin });
  }

  hints(textOf: (label: number) => string): CallHints {
    return {
      made: this.#made.map(({ id, origin: { service, environment }, peer }) => ({ id, service, environment, peer: textOf(peer) })),
      taken: this.#taken.map(({ id, origin: { service, environment } }) => ({ id, service, environment })),
    };
  }
}

const idOf = (high: number, low: number): string => hex(high) + hex(low);

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, "0");
