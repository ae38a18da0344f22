import { VERDICT_STATES, type VerdictState } from "@/lib/domain/verdict";
import { LONG_PERIODS, type Period, parsePeriod, periodParams } from "./period";
import { href, one, type SearchParams, wholeNumber } from "./search-params";

/** Groups of states that a viewer asks for, beside the states themselves. */
export const VERDICT_FILTERS = ["failed", "unclear", "open", ...VERDICT_STATES] as const;
export type VerdictFilter = "failed" | "unclear" | "open" | VerdictState;

/** What became of a deployment: its attempt failed, it was taken back, it hurt, or it was made to repair another. */
export const OUTCOME_FILTERS = ["failed", "rolled-back", "hurt", "rework"] as const;
export type OutcomeFilter = (typeof OUTCOME_FILTERS)[number];

/** Only what telemetry shows and nobody announced, what puts an earlier version back, or what went out as an emergency. */
export const SHOW_FILTERS = ["unrecorded", "rollback", "emergency"] as const;
export type ShowFilter = (typeof SHOW_FILTERS)[number];

/** Whose changes a deployment carries: of people at least one, or of machines only. */
export const AUTHOR_FILTERS = ["people", "bots"] as const;
export type AuthorFilter = (typeof AUTHOR_FILTERS)[number];

export const RELEASE_SORTS = ["newest", "oldest", "service"] as const;
export type ReleaseSort = (typeof RELEASE_SORTS)[number];

export type ReleasesParams = {
  readonly period: Period;
  readonly team: string | null;
  readonly service: string | null;
  /** Name of an environment, or null for all of tier production. */
  readonly environment: string | null;
  readonly verdict: VerdictFilter | null;
  readonly outcome: OutcomeFilter | null;
  readonly show: ShowFilter | null;
  readonly authors: AuthorFilter | null;
  /** Part of a service, version or change title. */
  readonly search: string | null;
  /** Part of a carried change's title, its number, its commit, or a ticket that it names. */
  readonly carries: string | null;
  readonly sort: ReleaseSort;
  /** From 1. */
  readonly page: number;
};

/** The list's state from its URL; anything that cannot be read becomes the default. */
export function parseReleases(search: SearchParams): ReleasesParams {
  const chosen = <T extends string>(name: string, among: readonly T[]): T | null => {
    const value = one(search, name);
    return among.find((candidate) => candidate === value) ?? null;
  };
  return {
    period: parsePeriod(withDays(search), "28d", LONG_PERIODS),
    team: one(search, "team"),
    service: one(search, "service"),
    environment: one(search, "environment"),
    verdict: chosen("verdict", VERDICT_FILTERS),
    outcome: chosen("outcome", OUTCOME_FILTERS),
    show: chosen("show", SHOW_FILTERS),
    authors: chosen("authors", AUTHOR_FILTERS),
    search: one(search, "q"),
    carries: one(search, "carries"),
    sort: chosen("sort", RELEASE_SORTS) ?? "newest",
    page: wholeNumber(search, "page", { min: 1, max: 10_000, fallback: 1 }),
  };
}

const DAY_MS = 86_400_000;

/** A form sends two days, both included, as `first` and `last`; they become the instants between which they lie, in UTC. */
function withDays(search: SearchParams): SearchParams {
  const [first, last] = [one(search, "first"), one(search, "last")];
  const [from, to] = [first, last].map((day) => (day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN));
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to) || to < from) return search;
  return { ...search, from: new Date(from).toISOString(), to: new Date(to + DAY_MS).toISOString() };
}

/** The list's URL for a state. */
export const releasesHref = (params: Partial<ReleasesParams>): string =>
  href("/releases", {
    ...(params.period === undefined ? {} : periodParams(params.period, "28d")),
    team: params.team,
    service: params.service,
    environment: params.environment,
    verdict: params.verdict,
    outcome: params.outcome,
    show: params.show,
    authors: params.authors,
    q: params.search,
    carries: params.carries,
    sort: params.sort === "newest" ? null : params.sort,
    page: params.page === 1 ? null : params.page,
  });
