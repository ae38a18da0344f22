import type { TelemetryBatch } from "@/lib/db/telemetry/batch";
import { WakeError } from "@/lib/domain/error";
import { comeAgain } from "@/lib/services/within-deadline";

/** Bounds memory: what does not fit is told to come again, and exporters do. Deltas, points and exceptions are its rows. */
const MOST_REQUESTS = 1_024;
const MOST_ROWS = 100_000;
/** One transaction holds no more than this. */
const GROUP_ROWS = 20_000;
/** At least this long from one commit to the next: under load more requests share one, and a lone request does not wait. */
const PACE_MS = 10;

type Commit = (batches: readonly TelemetryBatch[]) => Promise<boolean[]>;
type Entry = { readonly batch: TelemetryBatch; readonly settle: (outcome: Promise<boolean>) => void; readonly done: Promise<boolean> };

/**
 * Gathers the bodies of many requests into one transaction at a time, and answers each when it is durable. A body that is already
 * waiting is not written twice. Time passes by timers only.
 */
export class GroupCommit {
  readonly #commit: Commit;
  readonly #entries = new Map<string, Entry>();
  #queue: Entry[] = [];
  #rows = 0;
  #committing: Promise<void> | null = null;
  #pacing = false;
  #closed = false;

  constructor(commit: Commit) {
    this.#commit = commit;
  }

  /**
   * Resolves once the body is durable, however long that takes: true when it was before. Rejects `unavailable` when there is no room,
   * and with what the store says.
   */
  async submit(batch: TelemetryBatch): Promise<boolean> {
    const waiting = this.#entries.get(batch.id);
    if (waiting !== undefined) return waiting.done.then(() => true);
    if (this.#closed) throw comeAgain("Wake is stopping.", 5);
    if (this.#entries.size >= MOST_REQUESTS || (this.#rows > 0 && this.#rows + rowsOf(batch) > MOST_ROWS))
      throw comeAgain("Telemetry comes faster than it can be stored.", 2);
    return this.#enter(batch).done;
  }

  /** Takes nothing more, and resolves once everything that was taken is settled. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(Array.from(this.#entries.values(), (entry) => entry.done));
  }

  #enter(batch: TelemetryBatch): Entry {
    const { promise, settle } = settled<boolean>();
    const entry: Entry = { batch, settle, done: promise };
    this.#entries.set(batch.id, entry);
    this.#queue.push(entry);
    this.#rows += rowsOf(batch);
    const leave = (): void => {
      this.#entries.delete(batch.id);
      this.#rows -= rowsOf(batch);
    };
    promise.then(leave, leave);
    this.#kick();
    return entry;
  }

  #kick(): void {
    if (this.#committing !== null || this.#pacing || this.#queue.length === 0) return;
    this.#pacing = true;
    setTimeout(() => {
      this.#pacing = false;
      this.#kick();
    }, PACE_MS);
    this.#committing = this.#commitGroup(this.#takeGroup()).then(() => {
      this.#committing = null;
      this.#kick();
    });
  }

  #takeGroup(): Entry[] {
    let requests = 0;
    let rows = 0;
    for (const { batch } of this.#queue) {
      rows += rowsOf(batch);
      if (requests > 0 && rows > GROUP_ROWS) break;
      requests++;
    }
    return this.#queue.splice(0, requests);
  }

  async #commitGroup(group: readonly Entry[]): Promise<void> {
    const outcome = this.#commit(group.map((entry) => entry.batch));
    const failure = await outcome.then(
      () => null,
      (error: unknown) => error,
    );
    const mixed = group.length > 1 && failure instanceof WakeError && failure.code === "invalid";
    if (mixed) for (const entry of group) await this.#commitGroup([entry]);
    else for (const [index, entry] of group.entries()) entry.settle(outcome.then((duplicates) => duplicates[index] === true));
  }
}

function settled<T>(): { promise: Promise<T>; settle: (outcome: Promise<T>) => void } {
  let settle: (outcome: Promise<T>) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

const rowsOf = ({ deltas, points, exceptions }: TelemetryBatch): number => deltas.length + points.length + exceptions.length;
