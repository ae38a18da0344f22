import type { SeriesKind } from "./rollup";

/** What told of a service's requests: its duration metrics, or its spans. */
export type RequestSource = "metrics" | "spans";

/** Every kind that tells of requests. They tell of the same ones, so they are never added across sources. */
export const REQUEST_SOURCE_KINDS = ["server", "consumer", "server-metric", "consumer-metric", "server-metric-old"] as const;
export type RequestKind = (typeof REQUEST_SOURCE_KINDS)[number];

type Candidate = { readonly source: RequestSource; readonly server: RequestKind; readonly consumer: RequestKind };

/** Of those that tell of the same requests the better one first: spans know each duration exactly, and where failures began. */
const CANDIDATES: readonly Candidate[] = [
  { source: "spans", server: "server", consumer: "consumer" },
  { source: "metrics", server: "server-metric", consumer: "consumer-metric" },
  { source: "metrics", server: "server-metric-old", consumer: "consumer-metric" },
];

/** The source that a kind belongs to. */
export const sourceOf = (kind: SeriesKind): RequestSource | null =>
  CANDIDATES.find(({ server, consumer }) => kind === server || kind === consumer)?.source ?? null;

/** Sources that differ by less than this tell of the same requests: exports of the two end some seconds apart. */
const SAME = 0.02;

/**
 * Chooses one source for all rows of a question: of a service, an environment and a window. It is the one that tells of the most
 * requests, since spans may be sampled, and metrics may have begun late or tell of one side only; of sources that tell of the same
 * ones, spans. `countOf` says how many requests a row tells of. Returns the source and its rows; null and none when nobody told anything.
 */
export function fromOneSource<T extends { readonly kind: SeriesKind }>(
  rows: readonly T[],
  countOf: (row: T) => number,
): { source: RequestSource | null; rows: T[] } {
  const told = CANDIDATES.map(({ source, server, consumer }) => {
    const own = rows.filter(({ kind }) => kind === server || kind === consumer);
    return { source, own, requests: own.reduce((sum, row) => sum + countOf(row), 0) };
  }).filter(({ own }) => own.length > 0);
  const most = Math.max(...told.map(({ requests }) => requests));
  const best = told.find(({ requests }) => requests >= most * (1 - SAME));
  return best === undefined ? { source: null, rows: [] } : { source: best.source, rows: best.own };
}
