import { LONG_PERIODS, type Period, parsePeriod, periodParams } from "./period";
import { href, one, type SearchParams } from "./search-params";

/** Where incidents stand: users are hurt, the harm is over, or it was set aside because it was none or another one. */
export const INCIDENT_FILTERS = ["open", "resolved", "aside"] as const;
export type IncidentStateFilter = (typeof INCIDENT_FILTERS)[number];

/** What is known of the cause: a release is named, nothing is decided, or a person said that no release did it. */
export const CAUSE_FILTERS = ["known", "undecided", "none"] as const;
export type CauseFilter = (typeof CAUSE_FILTERS)[number];

export type IncidentsParams = {
  readonly period: Period;
  readonly state: IncidentStateFilter | null;
  readonly cause: CauseFilter | null;
  readonly service: string | null;
  /** Name of an environment; null for all of them. */
  readonly environment: string | null;
  /** Part of an id or a title. */
  readonly search: string | null;
  /** Where the part of the list begins: what the part before it said. Null for the first. */
  readonly after: string | null;
};

/** The list's state from its URL; anything that cannot be read becomes the default. */
export function parseIncidents(search: SearchParams): IncidentsParams {
  const chosen = <T extends string>(name: string, among: readonly T[]): T | null => {
    const value = one(search, name);
    return among.find((candidate) => candidate === value) ?? null;
  };
  return {
    period: parsePeriod(search, "28d", LONG_PERIODS),
    state: chosen("state", INCIDENT_FILTERS),
    cause: chosen("cause", CAUSE_FILTERS),
    service: one(search, "service"),
    environment: one(search, "environment"),
    search: one(search, "q"),
    after: cursor(search),
  };
}

/** A cursor holds an id, which may be long; it is read whole or not at all. */
function cursor(search: SearchParams): string | null {
  const value = search["after"];
  return typeof value === "string" && /^[\w-]{1,4000}$/.test(value) ? value : null;
}

/** The list's URL for a state. */
export const incidentsHref = (params: Partial<IncidentsParams> = {}): string =>
  href("/incidents", {
    ...(params.period === undefined ? {} : periodParams(params.period, "28d")),
    state: params.state,
    cause: params.cause,
    service: params.service,
    environment: params.environment,
    q: params.search,
    after: params.after,
  });
