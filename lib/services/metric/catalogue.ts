import { type MetricAddition, writeMetrics } from "@/lib/db/telemetry/write-metrics";
import type { MetricSeen } from "@/lib/domain/metric-seen";
import { log } from "@/lib/log";
import { additionOf, type Gathered, gather, gathered, unite } from "./gather";
import { MetricNames } from "./metric-names";

const FLUSH_MS = 5_000;
/** Between two flushes; what comes beyond is told again by the next body. */
const MOST_WAITING = 20_000;
/** Of one statement. */
const MOST_ADDITIONS = 500;
/** Of flushes, about once an hour: metrics that went make room for others. */
const FORGET_NAMES_EVERY = 720;

/**
 * Gathers which metrics were sent, and adds them to the catalogue every five seconds. Noting returns at once and never throws; what
 * could not be stored is tried again with the next flush.
 */
export class MetricCatalogue {
  readonly #names = new MetricNames();
  readonly #waiting = new Map<string, Gathered>();
  #timer: NodeJS.Timeout | null = null;
  #flushing: Promise<void> = Promise.resolve();
  #flushes = 0;

  note(metrics: readonly MetricSeen[]): void {
    for (const metric of metrics) {
      const key = `${metric.service}\0${metric.name}`;
      const known = this.#waiting.get(key);
      if (known !== undefined) gather(known, metric);
      else if (this.#waiting.size < MOST_WAITING) this.#waiting.set(key, gathered(metric));
    }
    if (this.#waiting.size > 0) this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** Stores what was noted so far; a failure is logged and no more. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const metrics = [...this.#waiting.values()];
    this.#waiting.clear();
    if (metrics.length > 0) this.#flushing = this.#flushing.then(() => this.#store(metrics));
    return this.#flushing;
  }

  async #store(metrics: readonly Gathered[]): Promise<void> {
    try {
      if (this.#flushes % FORGET_NAMES_EVERY === FORGET_NAMES_EVERY - 1) this.#names.forget();
      const additions = await this.#additions(metrics);
      for (let from = 0; from < additions.length; from += MOST_ADDITIONS) await writeMetrics(additions.slice(from, from + MOST_ADDITIONS));
      this.#flushes += 1;
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : "unknown" }, "the metric catalogue could not be brought up to date");
      this.#keep(metrics);
    }
  }

  /** One for each metric of the catalogue, which several that were sent may have become. */
  async #additions(metrics: readonly Gathered[]): Promise<MetricAddition[]> {
    const names = await this.#names.admit(metrics.map(({ latest }) => latest));
    const united = new Map<string, { readonly service: string; readonly name: string; readonly all: Gathered }>();
    for (const [index, metric] of metrics.entries()) {
      const { service, name } = names[index] ?? metric.latest;
      const key = `${service}\0${name}`;
      const known = united.get(key);
      if (known === undefined) united.set(key, { service, name, all: metric });
      else unite(known.all, metric);
    }
    return Array.from(united.values(), ({ service, name, all }) => additionOf(all, service, name));
  }

  #keep(metrics: readonly Gathered[]): void {
    for (const metric of metrics) {
      const key = `${metric.latest.service}\0${metric.latest.name}`;
      const newer = this.#waiting.get(key);
      if (newer !== undefined) unite(newer, metric);
      else if (this.#waiting.size < MOST_WAITING) this.#waiting.set(key, metric);
    }
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }
}
