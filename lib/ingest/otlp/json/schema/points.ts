import { DOUBLE, DOUBLES, FIXED64, FIXED64S, MIDDLE, one, SFIXED64, SINT32, UINT64, UINT64S, UNREAD } from "../forms";
import { Message } from "../message";
import { ATTRIBUTES } from "./common";

/** The four kinds of data points of OTLP. */
export const NUMBER_POINT = new Message()
  .add("startTimeUnixNano", 2, FIXED64)
  .add("timeUnixNano", 3, FIXED64)
  .add("asDouble", 4, DOUBLE)
  .add("exemplars", 0, UNREAD)
  .add("asInt", 6, SFIXED64)
  .add("attributes", 7, ATTRIBUTES)
  .add("flags", 8, UINT64);

export const HISTOGRAM_POINT = new Message()
  .add("startTimeUnixNano", 2, FIXED64)
  .add("timeUnixNano", 3, FIXED64)
  .add("count", 4, FIXED64)
  .add("sum", 5, DOUBLE)
  .add("bucketCounts", 6, FIXED64S)
  .add("explicitBounds", 7, DOUBLES)
  .add("exemplars", 0, UNREAD)
  .add("attributes", 9, ATTRIBUTES)
  .add("flags", 10, UINT64)
  .add("min", 11, DOUBLE)
  .add("max", 12, DOUBLE);

const BUCKETS = new Message().add("offset", 1, SINT32).add("bucketCounts", 2, UINT64S);

export const EXPONENTIAL_POINT = new Message()
  .add("attributes", 1, ATTRIBUTES)
  .add("startTimeUnixNano", 2, FIXED64)
  .add("timeUnixNano", 3, FIXED64)
  .add("count", 4, FIXED64)
  .add("sum", 5, DOUBLE)
  .add("scale", 6, SINT32)
  .add("zeroCount", 7, FIXED64)
  .add("positive", 8, one(BUCKETS, MIDDLE))
  .add("negative", 9, one(BUCKETS, MIDDLE))
  .add("flags", 10, UINT64)
  .add("exemplars", 0, UNREAD)
  .add("min", 12, DOUBLE)
  .add("max", 13, DOUBLE)
  .add("zeroThreshold", 14, DOUBLE);

export const SUMMARY_POINT = new Message()
  .add("startTimeUnixNano", 2, FIXED64)
  .add("timeUnixNano", 3, FIXED64)
  .add("count", 4, FIXED64)
  .add("sum", 5, DOUBLE)
  .add("quantileValues", 0, UNREAD)
  .add("attributes", 7, ATTRIBUTES)
  .add("flags", 8, UINT64);
