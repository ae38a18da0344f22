import { VERDICT_STATES, type VerdictState } from "@/lib/domain/verdict";
import { type Period, parsePeriod, periodParams } from "./period";
import { href, one, type SearchParams, wholeNumber } from "./search-params";

/** Groups of states that a viewer asks for, beside the states themselves. */
export const VERDICT_FILTERS = ["failed", "unclear", "open", ...VERDICT_STATES] as const;
export type VerdictFilter = "failed" | "unclear" | "open" | VerdictState;

export type ReleasesParams = {
  readonly period: Period;
  readonly team: string | null;
  readonly service: string | null;
  /** Name of an environment, or null for all of tier production. */
  readonly environment: string | null;
  readonly verdict: VerdictFilter | null;
  /** Only what telemetry shows and nobody announced; null for everything. */
  readonly show: "unrecorded" | null;
  /** Part of a service, version or change title. */
  readonly search: string | null;
  /** From 1. */
  readonly page: number;
};

/** The list's state from its URL; anything that cannot be read becomes the default. */
export function parseReleases(search: SearchParams): ReleasesParams {
  const verdict = one(search, "verdict");
  return {
    period: parsePeriod(search, "28d"),
    team: one(search, "team"),
    service: one(search, "service"),
    environment: one(search, "environment"),
    verdict: VERDICT_FILTERS.find((filter) => filter === verdict) ?? null,
    show: one(search, "show") === "unrecorded" ? "unrecorded" : null,
    search: one(search, "q"),
    page: wholeNumber(search, "page", { min: 1, max: 10_000, fallback: 1 }),
  };
}

/** The list's URL for a state. */
export const releasesHref = (params: Partial<ReleasesParams>): string =>
  href("/releases", {
    ...(params.period === undefined ? {} : periodParams(params.period, "28d")),
    team: params.team,
    service: params.service,
    environment: params.environment,
    verdict: params.verdict,
    show: params.show,
    q: params.search,
    page: params.page === 1 ? null : params.page,
  });
