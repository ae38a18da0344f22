import { type KnownLabels, knownLabels, knownServices } from "@/lib/db/read/signals/known-labels";
import type { SeriesKind } from "@/lib/domain/rollup";

/** The labels that a service uses; environments and versions of the last day only. */
export type Labels = {
  /** By kind of series. */
  readonly operations: Map<SeriesKind, Set<string>>;
  readonly environments: Set<string>;
  readonly versions: Map<string, Set<string>>;
};

type Remembered<T> = { readonly labels: Promise<T>; readonly untilMs: number };

const REFRESH_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Read of one service; more than `LabelLimits` lets pass. */
const MOST_READ = 25_000;

/** What is known of labels, asked of the database at most once an hour and service. */
export class LabelMemory {
  readonly #mostServices: number;
  readonly #ofService = new Map<string, Remembered<Labels>>();
  #services: Remembered<Set<string>> | null = null;

  constructor(mostServices: number) {
    this.#mostServices = mostServices;
  }

  services(now: Date): Promise<Set<string>> {
    if (this.#services !== null && this.#services.untilMs > now.getTime()) return this.#services.labels;
    const labels = knownServices(this.#mostServices).then((names) => new Set(names));
    this.#services = { labels, untilMs: now.getTime() + REFRESH_MS };
    labels.catch(() => {
      this.#services = null;
    });
    return labels;
  }

  labelsOf(service: string, now: Date): Promise<Labels> {
    const remembered = this.#ofService.get(service);
    if (remembered !== undefined && remembered.untilMs > now.getTime()) return remembered.labels;
    const labels = knownLabels(service, new Date(now.getTime() - DAY_MS), MOST_READ).then(inSets);
    if (this.#ofService.size > this.#mostServices) this.#ofService.clear();
    this.#ofService.set(service, { labels, untilMs: now.getTime() + REFRESH_MS });
    labels.catch(() => this.#ofService.delete(service));
    return labels;
  }
}

function inSets({ operations, versions }: KnownLabels): Labels {
  const byEnvironment = new Map<string, Set<string>>();
  for (const { environment, version } of versions) versionsIn(byEnvironment, environment).add(version);
  const byKind = new Map<SeriesKind, Set<string>>();
  for (const { kind, operation } of operations) setIn(byKind, kind).add(operation);
  return { operations: byKind, environments: new Set(byEnvironment.keys()), versions: byEnvironment };
}

/** The versions of an environment, made empty when it is new. */
export const versionsIn = (versions: Map<string, Set<string>>, environment: string): Set<string> => setIn(versions, environment);

/** The operations that series of a kind use, made empty when it is new. */
export const operationsOf = (labels: Labels, kind: SeriesKind): Set<string> => setIn(labels.operations, kind);

function setIn<K>(sets: Map<K, Set<string>>, key: K): Set<string> {
  const known = sets.get(key) ?? new Set<string>();
  sets.set(key, known);
  return known;
}
