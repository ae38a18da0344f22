import { BUCKETS, type BucketSize } from "@/lib/domain/calendar";
import { METRIC_IDS, type MetricId } from "@/lib/metrics/delivery/figure";
import { href, one, type SearchParams, wholeNumber } from "./search-params";

/** Named periods are calendar days of the workspace's zone and end with today. */
export const DELIVERY_PERIODS = ["7d", "28d", "90d", "365d"] as const;
export type DeliveryPeriodName = (typeof DELIVERY_PERIODS)[number];
export const DELIVERY_PERIOD_LABEL: Readonly<Record<DeliveryPeriodName, string>> = {
  "7d": "7 days",
  "28d": "28 days",
  "90d": "90 days",
  "365d": "12 months",
};
export const DELIVERY_PERIOD_DAYS: Readonly<Record<DeliveryPeriodName, number>> = { "7d": 7, "28d": 28, "90d": 90, "365d": 365 };

/** A named period, or the calendar days from one to another, both included. */
export type DeliveryPeriod =
  | { readonly name: DeliveryPeriodName }
  | { readonly name: "custom"; readonly first: string; readonly last: string };

export type DeliveryParams = {
  readonly period: DeliveryPeriod;
  readonly team: string | null;
  readonly service: string | null;
  readonly environment: string | null;
  /** Null: what suits the length of the period. */
  readonly bucket: BucketSize | null;
  readonly bots: boolean;
  readonly unit: "change" | "commit";
  /** The drawer “Why this number?” that is open. */
  readonly why: MetricId | null;
  /** In the drawer: the rows of one reason for being left out; null for those that count. */
  readonly reason: string | null;
  /** In the drawer: page of rows, from 1. */
  readonly rows: number;
  /** Whether the period before stands beside the figures. */
  readonly compare: boolean;
  /** Whether the figures of other tools are worked out. */
  readonly reconcile: boolean;
  /** What the tables of teams and services are sorted by; null: the most deployments first. */
  readonly sort: DeliverySort | null;
  /** Pages of the tables of services and of teams, from 1. */
  readonly page: number;
  readonly teamPage: number;
};

/** Names from A, or the worst of a metric first. */
export const DELIVERY_SORTS = ["name", ...METRIC_IDS] as const;
export type DeliverySort = (typeof DELIVERY_SORTS)[number];

const LONGEST_DAYS = 800;
const DAY_MS = 86_400_000;

/** The page's state from its URL; anything that cannot be read becomes the default. */
export function parseDelivery(search: SearchParams): DeliveryParams {
  const [bucket, why, sort] = [one(search, "bucket"), one(search, "why"), one(search, "sort")];
  return {
    period: parseDeliveryPeriod(search),
    team: one(search, "team"),
    service: one(search, "service"),
    environment: one(search, "environment"),
    bucket: BUCKETS.find((size) => size === bucket) ?? null,
    bots: one(search, "bots") === "with",
    unit: one(search, "unit") === "commit" ? "commit" : "change",
    why: METRIC_IDS.find((id) => id === why) ?? null,
    reason: one(search, "reason"),
    rows: wholeNumber(search, "rows", { min: 1, max: 10_000, fallback: 1 }),
    compare: one(search, "compare") !== "none",
    reconcile: one(search, "reconcile") === "1",
    sort: DELIVERY_SORTS.find((by) => by === sort) ?? null,
    page: wholeNumber(search, "page", { min: 1, max: 10_000, fallback: 1 }),
    teamPage: wholeNumber(search, "teams", { min: 1, max: 10_000, fallback: 1 }),
  };
}

function parseDeliveryPeriod(search: SearchParams): DeliveryPeriod {
  const [first, last] = [calendarDay(one(search, "from")), calendarDay(one(search, "to"))];
  if (first !== null && last !== null && first <= last && Date.parse(last) - Date.parse(first) < LONGEST_DAYS * DAY_MS)
    return { name: "custom", first, last };
  const name = one(search, "period");
  return { name: DELIVERY_PERIODS.find((candidate) => candidate === name) ?? "28d" };
}

function calendarDay(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : text;
}

/** The parameters that write a state into a URL; defaults write nothing. */
export const deliveryParams = (params: Partial<DeliveryParams>): Record<string, string | number | null | undefined> => ({
  ...(params.period?.name === "custom"
    ? { from: params.period.first, to: params.period.last }
    : { period: params.period?.name === "28d" ? null : params.period?.name }),
  team: params.team,
  service: params.service,
  environment: params.environment,
  bucket: params.bucket,
  bots: params.bots === true ? "with" : null,
  unit: params.unit === "commit" ? "commit" : null,
  why: params.why,
  reason: params.reason,
  rows: params.rows === 1 ? null : params.rows,
  compare: params.compare === false ? "none" : null,
  reconcile: params.reconcile === true ? "1" : null,
  sort: params.sort,
  page: params.page === 1 ? null : params.page,
  teams: params.teamPage === 1 ? null : params.teamPage,
});

/** The page's URL for a state. */
export const deliveryHref = (params: Partial<DeliveryParams>): string => href("/delivery", deliveryParams(params));
