import { href, one, oneOf, type SearchParams, wholeNumber } from "./search-params";
import { settingsHref } from "./settings";

/** Over which time calls are counted. */
export const SOURCE_SPANS = ["1d", "14d"] as const;
export type SourceSpan = (typeof SOURCE_SPANS)[number];

/** What the metrics are sorted by. */
export const METRIC_SORTS = ["service", "name", "points", "streams"] as const;
export type MetricSort = (typeof METRIC_SORTS)[number];

export type SourcesParams = {
  readonly over: SourceSpan;
  readonly sort: MetricSort;
  /** Part of a service's or metric's name. */
  readonly search: string | null;
  /** From 1. */
  readonly page: number;
};

/** The page's state from its URL; anything that cannot be read becomes the default. */
export const parseSources = (search: SearchParams): SourcesParams => ({
  over: oneOf(search, "over", SOURCE_SPANS, "1d"),
  sort: oneOf(search, "sort", METRIC_SORTS, "service"),
  search: one(search, "q"),
  page: wholeNumber(search, "page", { min: 1, max: 10_000, fallback: 1 }),
});

export const sourcesHref = ({ over, sort, search, page }: Partial<SourcesParams> = {}): string =>
  href(settingsHref("sources"), {
    over: over === "1d" ? null : over,
    sort: sort === "service" ? null : sort,
    q: search,
    page: page === 1 ? null : page,
  });
