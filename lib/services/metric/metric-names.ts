import { catalogueNames } from "@/lib/db/read/metric/names";
import { LABEL_LIMITS, OTHER } from "@/lib/domain/label-limits";

export type MetricName = { readonly service: string; readonly name: string };

const MOST_REMEMBERED = 200_000;

/**
 * Admits metrics to the catalogue: first come, first kept. Metrics over a service's limit become `other`; a service that the telemetry
 * store filed under `other` is called so here too. The database is asked once for each service.
 */
export class MetricNames {
  readonly #known = new Map<string, Set<string>>();
  #remembered = 0;

  /** The names under which metrics are in the catalogue, in the order asked. */
  async admit(metrics: readonly MetricName[]): Promise<MetricName[]> {
    await this.#learn(new Set([OTHER, ...metrics.map(({ service }) => service)]));
    return metrics.map(({ service, name }) => {
      const admitted = this.#known.has(service) ? service : OTHER;
      return { service: admitted, name: this.#fitted(admitted, name) };
    });
  }

  /** Asks anew from now on: some may have been forgotten. */
  forget(): void {
    this.#known.clear();
    this.#remembered = 0;
  }

  async #learn(services: ReadonlySet<string>): Promise<void> {
    if (this.#remembered > MOST_REMEMBERED) this.forget();
    const unknown = [...services].filter((service) => !this.#known.has(service));
    if (unknown.length === 0) return;
    for (const [service, names] of await catalogueNames(unknown)) {
      this.#known.set(service, new Set(names));
      this.#remembered += names.length;
    }
  }

  #fitted(service: string, name: string): string {
    const names = this.#known.get(service) ?? new Set<string>();
    if (names.has(name)) return name;
    if (names.size >= LABEL_LIMITS.metrics) return OTHER;
    names.add(name);
    this.#known.set(service, names);
    this.#remembered += 1;
    return name;
  }
}
