import { setTimeout as sleep } from "node:timers/promises";
import type { OtlpSignal } from "@/lib/ingest/otlp/signal";
import { AUTHORISED } from "@/tests/support/otlp-listener";
import type { Happening } from "@/tests/support/stored-sums";

/** What one sender tells next: a body, and what it tells of. */
export type Told = { readonly body: Uint8Array; readonly happenings: readonly Happening[] };
export type Sender = { readonly signal: OtlpSignal; readonly next: (now: number) => Told };

/**
 * Senders that never give up, each with one body under way at a time, as exporters have. `url` answers where Wake is now: it may move.
 */
export class Load {
  readonly #url: () => string;
  readonly #running: Promise<void>[];
  readonly #acknowledged: Happening[] = [];
  #bodies = 0;
  #retries = 0;
  #over = false;

  constructor(url: () => string, senders: readonly Sender[]) {
    this.#url = url;
    this.#running = senders.map((sender) => this.#run(sender));
  }

  /** Resolves once that many more bodies were acknowledged. */
  async delivered(more: number): Promise<void> {
    const until = this.#bodies + more;
    while (this.#bodies < until) await sleep(5);
  }

  /** Lets each sender get its last body through; answers everything that was acknowledged, and how often a body was sent again. */
  async end(): Promise<{ acknowledged: readonly Happening[]; retries: number }> {
    this.#over = true;
    await Promise.all(this.#running);
    return { acknowledged: this.#acknowledged, retries: this.#retries };
  }

  async #run({ signal, next }: Sender): Promise<void> {
    while (!this.#over) {
      const { body, happenings } = next(Date.now());
      await this.#deliver(signal, body);
      this.#bodies++;
      this.#acknowledged.push(...happenings);
    }
  }

  async #deliver(signal: OtlpSignal, body: Uint8Array): Promise<void> {
    const headers = { ...AUTHORISED, "content-type": "application/x-protobuf" };
    for (;;) {
      const answer = await fetch(`${this.#url()}/v1/${signal}`, { method: "POST", headers, body: Buffer.from(body) }).catch(() => null);
      await answer?.arrayBuffer().catch(() => null);
      if (answer?.status === 200) return;
      if (answer !== null && answer.status !== 503) throw new Error(`${signal} answered ${answer.status}`);
      this.#retries++;
      await sleep(20);
    }
  }
}
