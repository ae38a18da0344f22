import type { SeriesKind } from "./rollup";

/** What told of a service's requests: its duration metrics, or its spans. */
export type RequestSource = "metrics" | "spans";

/** Every kind that tells of requests. They tell of the same ones, so they are never added across sources. */
export const REQUEST_SOURCE_KINDS = ["server", "consumer", "server-metric", "consumer-metric", "server-metric-old"] as const;
export type RequestKind = (typeof REQUEST_SOURCE_KINDS)[number];

type Candidate = { readonly source: RequestSource; readonly server: RequestKind; readonly consumer: RequestKind };

/** The better one first. Metrics count every request, spans may be sampled; today's names are better than older ones. */
const CANDIDATES: readonly Candidate[] = [
  { source: "metrics", server: "server-metric", consumer: "consumer-metric" },
  { source: "metrics", server: "server-metric-old", consumer: "consumer-metric" },
  { source: "spans", server: "server", consumer: "consumer" },
];

/** The part of what another source covers that a source has to cover to stand in for it. */
const ENOUGH = 1 / 2;

type Told = { readonly kind: SeriesKind; readonly at: Date };

/**
 * Chooses one source for all rows of a question: of a service, an environment and a window. Metrics when there are any, today's names
 * before older ones, else spans; but a source is passed over when, for requests served or for messages consumed, it tells of less than
 * half of the steps that a later one tells of. So metrics that began late in the window, or that tell of one side only, do not hide
 * what spans know. Returns the source and its rows; null and none when nobody told anything.
 */
export function fromOneSource<T extends Told>(rows: readonly T[]): { source: RequestSource | null; rows: T[] } {
  const kinds = new Set(rows.map(({ kind }) => kind));
  const candidates = CANDIDATES.filter(({ server, consumer }) => kinds.has(server) || kinds.has(consumer));
  const best = candidates.length < 2 ? candidates[0] : candidates.find((one, at) => isEnough(one, candidates.slice(at + 1), rows));
  if (best === undefined) return { source: null, rows: [] };
  return { source: best.source, rows: rows.filter(({ kind }) => kind === best.server || kind === best.consumer) };
}

const isEnough = (one: Candidate, others: readonly Candidate[], rows: readonly Told[]): boolean =>
  (["server", "consumer"] as const).every((side) => {
    const covered = stepsOf(one[side], rows);
    return others.every((other) => covered >= ENOUGH * stepsOf(other[side], rows));
  });

const stepsOf = (kind: RequestKind, rows: readonly Told[]): number =>
  new Set(rows.flatMap((row) => (row.kind === kind ? [row.at.getTime()] : []))).size;
