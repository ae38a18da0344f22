import type { Arrival, ChangeRow, DeliveryRow } from "@/lib/domain/delivery-row";
import type { Definition, DefinitionFigure, DefinitionIncident, DefinitionInput } from "@/lib/metrics/definitions/definition";
import { figuresUnder } from "@/lib/metrics/definitions/figure-of";
import type { MetricId } from "@/lib/metrics/delivery/figure";
import { deliveryRowOf } from "./delivery-row-of";

/** `2026-03-02T10:00` in UTC as epoch milliseconds; a day alone is its beginning. */
export const utc = (text: string): number =>
  Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text.length === 16 ? `${text}:00Z` : `${text}Z`);

/** A deployment of `shop` to production that carries nothing, and what is said of it. */
export const deployed = (id: string, at: string | number, told: Partial<DeliveryRow> = {}): DeliveryRow =>
  deliveryRowOf({
    ...{ id, service: "shop", team: null, version: id, releaseId: `shop@${id}` },
    ...{ at: typeof at === "string" ? utc(at) : at, startedAt: null, carriedBy: null },
    ...told,
  });

type Moments = "firstCommitAt" | "openedAt" | "readyAt" | "firstReviewAt" | "approvedAt" | "mergedAt";

/** A merged pull request with what is said of it; moments that are not told are unknown. */
export function changed(
  id: string,
  told: Partial<Record<Moments, string | number | null>> & Partial<Omit<ChangeRow, Moments>> = {},
): ChangeRow {
  const { firstCommitAt, openedAt, readyAt, firstReviewAt, approvedAt, mergedAt, ...rest } = told;
  const when = (moment: string | number | null | undefined): number | null => (typeof moment === "string" ? utc(moment) : (moment ?? null));
  return {
    id,
    repository: "https://forge.example/shop",
    number: 1,
    url: null,
    title: null,
    author: null,
    bot: false,
    firstCommitAt: when(firstCommitAt),
    openedAt: when(openedAt),
    readyAt: when(readyAt),
    firstReviewAt: when(firstReviewAt),
    approvedAt: when(approvedAt),
    mergedAt: when(mergedAt),
    mergeCommit: null,
    headBranch: null,
    labels: {},
    commits: [],
    unknownCommits: 0,
    arrivals: [],
    ...rest,
  };
}

/** That a change came to production with `shop`. */
export const arrived = (deployment: string, at: string): Arrival => ({
  deployment,
  service: "shop",
  team: null,
  environment: "production",
  at: utc(at),
});

export const hurt = (id: string, openedAt: string, resolvedAt: string | null, causedBy: readonly string[] = []): DefinitionIncident => ({
  id,
  title: id,
  openedAt: utc(openedAt),
  resolvedAt: resolvedAt === null ? null : utc(resolvedAt),
  causedBy,
});

/** A question over days of UTC, end exclusive. */
export const asked = (
  from: string,
  to: string,
  deployments: readonly DeliveryRow[],
  incidents: readonly DefinitionIncident[] = [],
  told: Partial<DefinitionInput> = {},
): DefinitionInput => ({
  from: utc(from),
  to: utc(to),
  zone: "UTC",
  bucket: "month",
  now: utc("2027-01-01"),
  selection: { service: null, team: null, environment: null },
  connected: true,
  deployments,
  incidents,
  ...told,
});

/** One metric of a tool. */
export const figure = (definition: Definition, metric: MetricId, input: DefinitionInput): DefinitionFigure =>
  figuresUnder(definition, input, null)[metric];
