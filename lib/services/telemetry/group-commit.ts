import type { TelemetryBatch } from "@/lib/db/telemetry/batch";
import { WakeError } from "@/lib/domain/error";

/** Bounds memory: what does not fit is told to come again, and exporters do. */
const MOST_REQUESTS = 1_024;
const MOST_DELTAS = 100_000;
/** One transaction holds no more than this. */
const GROUP_DELTAS = 20_000;
/** At least this long from one commit to the next: under load more requests share one, and a lone request does not wait. */
const PACE_MS = 50;
/** An exporter gives up after ten seconds; it must hear of a slow database well before. */
const DEADLINE_MS = 2_500;

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
  #deltas = 0;
  #committing: Promise<void> | null = null;
  #pacing = false;
  #closed = false;

  constructor(commit: Commit) {
    this.#commit = commit;
  }

  /** Resolves once the body is durable: true when it was before. Rejects `unavailable` when there is no room or it takes too long. */
  async submit(batch: TelemetryBatch): Promise<boolean> {
    const waiting = this.#entries.get(batch.id);
    if (waiting !== undefined) return withinDeadline(waiting.done).then(() => true);
    if (this.#closed) throw busy("Wake is stopping.", 5);
    if (this.#entries.size >= MOST_REQUESTS || (this.#deltas > 0 && this.#deltas + batch.deltas.length > MOST_DELTAS))
      throw busy("Telemetry comes faster than it can be stored.", 2);
    return withinDeadline(this.#enter(batch).done);
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
    this.#deltas += batch.deltas.length;
    const leave = (): void => {
      this.#entries.delete(batch.id);
      this.#deltas -= batch.deltas.length;
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
    let deltas = 0;
    for (const { batch } of this.#queue) {
      deltas += batch.deltas.length;
      if (requests > 0 && deltas > GROUP_DELTAS) break;
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

function withinDeadline<T>(outcome: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(busy("The telemetry store did not answer in time.", 2)), DEADLINE_MS);
    outcome.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const busy = (message: string, retryAfterS: number): WakeError =>
  new WakeError("unavailable", message, { fix: "Send it again shortly: nothing is counted twice.", retryAfterS });
