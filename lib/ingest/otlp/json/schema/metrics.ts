import { enumOf, FLAG, LARGE, MIDDLE, many, one, TEXT, UNREAD } from "../forms";
import { Message } from "../message";
import { RESOURCE, SCOPE } from "./common";
import { EXPONENTIAL_POINT, HISTOGRAM_POINT, NUMBER_POINT, SUMMARY_POINT } from "./points";

const TEMPORALITY = enumOf("AGGREGATION_TEMPORALITY", ["UNSPECIFIED", "DELTA", "CUMULATIVE"]);

const pointsOf = (point: Message): Message => new Message().add("dataPoints", 1, many(point, MIDDLE));

const METRIC = new Message()
  .add("name", 1, TEXT)
  .add("description", 2, TEXT)
  .add("unit", 3, TEXT)
  .add("gauge", 5, one(pointsOf(NUMBER_POINT), LARGE))
  .add("sum", 7, one(pointsOf(NUMBER_POINT).add("aggregationTemporality", 2, TEMPORALITY).add("isMonotonic", 3, FLAG), LARGE))
  .add("histogram", 9, one(pointsOf(HISTOGRAM_POINT).add("aggregationTemporality", 2, TEMPORALITY), LARGE))
  .add("exponentialHistogram", 10, one(pointsOf(EXPONENTIAL_POINT).add("aggregationTemporality", 2, TEMPORALITY), LARGE))
  .add("summary", 11, one(pointsOf(SUMMARY_POINT), LARGE))
  .add("metadata", 0, UNREAD);

const SCOPE_METRICS = new Message().add("scope", 1, SCOPE).add("metrics", 2, many(METRIC, LARGE)).add("schemaUrl", 0, UNREAD);
const RESOURCE_METRICS = new Message()
  .add("resource", 1, RESOURCE)
  .add("scopeMetrics", 2, many(SCOPE_METRICS, LARGE))
  .add("schemaUrl", 0, UNREAD);

/** `ExportMetricsServiceRequest`: the fields that are read, and those that senders write besides. */
export const METRICS = new Message().add("resourceMetrics", 1, many(RESOURCE_METRICS, LARGE));
