import { dayOf, daysLater } from "@/lib/domain/calendar";
import { METRIC_IDS, type MetricId } from "@/lib/metrics/delivery/figure";
import { type DeliveryParams, parseDelivery } from "./delivery";
import { boundsOf, type Period, parsePeriod, periodParams } from "./period";
import { href, one, type SearchParams, wholeNumber } from "./search-params";

export type OverviewParams = {
  readonly period: Period;
  /** Name of a team, or null for all. */
  readonly team: string | null;
  /** Name of an environment, or null for all of tier production. */
  readonly environment: string | null;
  /** The drawer “Why this number?” that is open. */
  readonly why: MetricId | null;
  /** In the drawer: the rows of one reason for being left out; null for those that count. */
  readonly reason: string | null;
  /** In the drawer: page of rows, from 1. */
  readonly rows: number;
};

/** The overview's state from its URL; anything that cannot be read becomes the default. */
export function parseOverview(search: SearchParams): OverviewParams {
  const why = one(search, "why");
  return {
    period: parsePeriod(search, "28d"),
    team: one(search, "team"),
    environment: one(search, "environment"),
    why: METRIC_IDS.find((id) => id === why) ?? null,
    reason: one(search, "reason"),
    rows: wholeNumber(search, "rows", { min: 1, max: 10_000, fallback: 1 }),
  };
}

/** The overview's URL for a state. */
export const overviewHref = (params: Partial<OverviewParams>): string =>
  href("/", {
    ...(params.period === undefined ? {} : periodParams(params.period, "28d")),
    team: params.team,
    environment: params.environment,
    why: params.why,
    reason: params.reason,
    rows: params.rows === 1 ? null : params.rows,
  });

/**
 * The page of the delivery metrics in the state of the overview. Those are of whole calendar days of a zone: a named period is as many
 * days, the last of them today, and 24 hours are the two days that they touch.
 */
export function deliveryParamsOf(
  { period, team, environment, why, reason, rows }: OverviewParams,
  zone: string,
  now: Date,
): DeliveryParams {
  const defaults = parseDelivery({});
  return { ...defaults, period: daysOf(period, zone, now), team, environment, why, reason, rows };
}

function daysOf(period: Period, zone: string, now: Date): DeliveryParams["period"] {
  switch (period.name) {
    case "24h":
      return { name: "custom", first: daysLater(dayOf(now, zone), -1), last: dayOf(now, zone) };
    case "custom": {
      const { from, to } = boundsOf(period, now);
      return { name: "custom", first: dayOf(from, zone), last: dayOf(new Date(to.getTime() - 1), zone) };
    }
    default:
      return { name: period.name };
  }
}
