import { type Period, parsePeriod, periodParams } from "./period";
import { href, one, type SearchParams } from "./search-params";

export type OverviewParams = {
  readonly period: Period;
  /** Name of a team, or null for all. */
  readonly team: string | null;
  /** Name of an environment, or null for all of tier production. */
  readonly environment: string | null;
};

/** The overview's state from its URL; anything that cannot be read becomes the default. */
export const parseOverview = (search: SearchParams): OverviewParams => ({
  period: parsePeriod(search, "28d"),
  team: one(search, "team"),
  environment: one(search, "environment"),
});

/** The overview's URL for a state. */
export const overviewHref = (params: Partial<OverviewParams>): string =>
  href("/", {
    ...(params.period === undefined ? {} : periodParams(params.period, "28d")),
    team: params.team,
    environment: params.environment,
  });
