import type { BucketSize } from "@/lib/domain/calendar";
import type { DefinitionId } from "@/lib/domain/definition";
import type { Selection } from "@/lib/domain/delivery-row";
import type { MetricId } from "@/lib/metrics/delivery/figure";
import type { LeadOptions } from "@/lib/metrics/delivery/period-facts";
import { METRIC_SLUG } from "./delivery-metric";
import { href } from "./search-params";

/** Everything that decides what the API answers of the delivery figures, nothing left to a default. */
export type DeliveryApiParams = {
  readonly from: Date;
  readonly to: Date;
  readonly zone: string;
  readonly bucket: BucketSize;
  readonly selection: Selection;
  readonly lead: LeadOptions;
  readonly definition: DefinitionId;
};

/** Where the API tells the same figures again. */
export const deliveryApiHref = (params: DeliveryApiParams): string => href("/api/v1/delivery", apiParams(params));

/** Where it lists the rows behind one of them. */
export const deliveryRowsApiHref = (metric: MetricId, params: DeliveryApiParams): string =>
  href(`/api/v1/delivery/${METRIC_SLUG[metric]}/rows`, apiParams(params));

const apiParams = ({ from, to, zone, bucket, selection, lead, definition }: DeliveryApiParams): Record<string, string | null> => ({
  from: from.toISOString(),
  to: to.toISOString(),
  ...selection,
  bucket,
  tz: zone,
  definition,
  bots: lead.bots ? "with" : "without",
  unit: lead.unit,
});
