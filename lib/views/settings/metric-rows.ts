import { type CatalogueEntry, countCatalogue, readCatalogue } from "@/lib/db/read/metric/catalogue";
import type { Reach } from "@/lib/domain/access";
import { OTHER } from "@/lib/domain/label-limits";
import { type PointRate, pointsPerMinute } from "@/lib/metrics/points-per-minute";
import { distinctFromBits } from "@/lib/metrics/stats/distinct-sketch";
import type { SourcesParams } from "@/lib/urls/sources";

const PAGE = 50;
const HOUR_MS = 3_600_000;

/** A metric of the catalogue. */
export type MetricRow = Pick<
  CatalogueEntry,
  "service" | "name" | "unit" | "description" | "attributes" | "firstSeen" | "lastSeen" | "promotedAt" | "promotedBy"
> & {
  /** `histogram, delta`, `sum, cumulative, up and down`. */
  readonly kind: string;
  /** About how many combinations of attributes and resources it was sent with, within some 4 %. */
  readonly streams: number;
  readonly rate: PointRate;
  /** Whether it stands for everything beyond the limit of its service. */
  readonly isOther: boolean;
};

export type MetricPage = {
  readonly rows: readonly MetricRow[];
  readonly matching: number;
  readonly all: number;
  readonly page: number;
  readonly pages: number;
};

/** One page of the metrics that match; a page beyond the last is the last. */
export async function metricPage(reach: Reach, { search, sort, page: wanted }: SourcesParams, now: Date): Promise<MetricPage> {
  const { matching, all } = await countCatalogue({ reach, search });
  const pages = Math.max(1, Math.ceil(matching / PAGE));
  const page = Math.min(wanted, pages);
  const hour = Math.floor(now.getTime() / HOUR_MS);
  const entries = await readCatalogue({ reach, search, order: sort, hour, limit: PAGE, offset: (page - 1) * PAGE });
  return { rows: entries.map((entry) => metricRow(entry, now)), matching, all, page, pages };
}

function metricRow(entry: CatalogueEntry, now: Date): MetricRow {
  const { service, name, unit, description, attributes, firstSeen, lastSeen, promotedAt, promotedBy } = entry;
  return {
    ...{ service, name, unit, description, attributes, firstSeen, lastSeen, promotedAt, promotedBy },
    kind: kindText(entry),
    streams: distinctFromBits(entry.streamBits),
    rate: pointsPerMinute(entry, now),
    isOther: name === OTHER,
  };
}

function kindText({ kind, temporality, monotonic }: CatalogueEntry): string {
  const parts = [kind.replace("-", " "), temporality, kind === "sum" && !monotonic ? "up and down" : null];
  return parts.filter((part) => part !== null).join(", ");
}
