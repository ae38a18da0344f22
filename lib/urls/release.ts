import { href, one, oneOf, type SearchParams } from "./search-params";

/** How much time around the roll-out the charts show. */
export const RELEASE_SPANS = ["1h", "24h", "7d"] as const;
export type ReleaseSpan = (typeof RELEASE_SPANS)[number];

export type ReleaseParams = {
  readonly id: string;
  /** The deployment to look at; null for the latest in the highest tier. */
  readonly deployment: string | null;
  /** Null for the span that the verdict rests on. */
  readonly span: ReleaseSpan | null;
  /** The deployment, by its id, or the version to compare with; null for none. */
  readonly with: string | null;
};

/** One release's state from its URL; anything that cannot be read becomes the default. */
export const parseRelease = (id: string, search: SearchParams): ReleaseParams => {
  const span = oneOf(search, "span", ["", ...RELEASE_SPANS], "");
  return { id, deployment: one(search, "deployment"), span: span === "" ? null : span, with: one(search, "with") };
};

/** One release; its id may hold any character. */
export const releaseHref = (params: Pick<ReleaseParams, "id"> & Partial<ReleaseParams>): string =>
  href(`/releases/${encodeURIComponent(params.id)}`, { deployment: params.deployment, span: params.span, with: params.with });
