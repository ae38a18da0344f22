import { type Period, parsePeriod, periodParams } from "./period";
import { href, one, type SearchParams } from "./search-params";

export type ServiceParams = {
  readonly name: string;
  readonly period: Period;
  /** Null for the first of the highest tier. */
  readonly environment: string | null;
};

/** One service's state from its URL; anything that cannot be read becomes the default. */
export const parseService = (name: string, search: SearchParams): ServiceParams => ({
  name,
  period: parsePeriod(search, "7d"),
  environment: one(search, "environment"),
});

/** One service; its name may hold any character. */
export const serviceHref = (params: Pick<ServiceParams, "name"> & Partial<ServiceParams>): string =>
  href(`/services/${encodeURIComponent(params.name)}`, {
    ...(params.period === undefined ? {} : periodParams(params.period, "7d")),
    environment: params.environment,
  });
