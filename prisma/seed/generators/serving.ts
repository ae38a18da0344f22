import type { Course } from "../plan";
import { MINUTE_MS } from "../time";
import type { Release } from "./release-order";

/** One version's part in a moment: how much of the traffic it answers, and what it does to it. */
export type Part = { readonly version: string; readonly share: number; readonly failures: number; readonly latency: number };

type Stretch = { readonly version: string; readonly release: Release | null; readonly fromMs: number; readonly fullMs: number };

/** Which versions of a service answer, and how well, at any moment. */
export class Serving {
  readonly #stretches: readonly Stretch[];

  /** `releases` in order of time; `version` ran before the first of them. */
  constructor(version: string, releases: readonly Release[]) {
    const stretches: Stretch[] = [{ version, release: null, fromMs: Number.NEGATIVE_INFINITY, fullMs: Number.NEGATIVE_INFINITY }];
    for (const release of releases) {
      const spoken = release.silent === true ? (stretches.at(-1)?.version ?? version) : release.version;
      stretches.push({ version: spoken, release, fromMs: release.startedAt.getTime(), fullMs: release.rolledOutAt.getTime() });
    }
    this.#stretches = stretches;
  }

  /** Parts that add up to a share of 1. While a release rolls out, its share grows evenly. */
  at(ms: number): Part[] {
    const index = this.#stretches.findLastIndex(({ fromMs }) => fromMs <= ms);
    const [now, before] = [this.#stretches[index], this.#stretches[index - 1]];
    if (now === undefined) return [];
    const share = ms >= now.fullMs || before === undefined ? 1 : (ms - now.fromMs) / (now.fullMs - now.fromMs);
    if (share === 1 || before === undefined) return [partOf(now, 1, ms)];
    if (share === 0) return [partOf(before, 1, ms)];
    return [partOf(before, 1 - share, ms), partOf(now, share, ms)];
  }
}

function partOf({ version, release }: Stretch, share: number, ms: number): Part {
  const minutes = release === null ? 0 : (ms - release.rolledOutAt.getTime()) / MINUTE_MS;
  const ratio = (course: Course | undefined): number => (course === undefined ? 1 : course(minutes));
  return {
    version,
    share,
    failures: ratio(release?.effect?.failures),
    latency: ratio(release?.effect?.latency) * (release?.latencyBase ?? 1),
  };
}
