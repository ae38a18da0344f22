import { enumOf, FIXED64, LARGE, MIDDLE, many, one, SMALL, SPAN_ID, TEXT, TRACE_ID, UNREAD } from "../forms";
import { Message } from "../message";
import { ATTRIBUTES, RESOURCE, SCOPE } from "./common";

const EVENT = new Message()
  .add("timeUnixNano", 1, FIXED64)
  .add("name", 2, TEXT)
  .add("attributes", 3, ATTRIBUTES)
  .add("droppedAttributesCount", 0, UNREAD);

const STATUS = new Message().add("message", 0, UNREAD).add("code", 3, enumOf("STATUS_CODE", ["UNSET", "OK", "ERROR"]));

const SPAN = new Message()
  .add("traceId", 1, TRACE_ID)
  .add("spanId", 2, SPAN_ID)
  .add("traceState", 3, TEXT)
  .add("parentSpanId", 4, SPAN_ID)
  .add("name", 5, TEXT)
  .add("kind", 6, enumOf("SPAN_KIND", ["UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"]))
  .add("startTimeUnixNano", 7, FIXED64)
  .add("endTimeUnixNano", 8, FIXED64)
  .add("attributes", 9, ATTRIBUTES)
  .add("droppedAttributesCount", 0, UNREAD)
  .add("events", 11, many(EVENT, MIDDLE))
  .add("droppedEventsCount", 0, UNREAD)
  .add("links", 0, UNREAD)
  .add("droppedLinksCount", 0, UNREAD)
  .add("status", 15, one(STATUS, SMALL))
  .add("flags", 0, UNREAD);

const SCOPE_SPANS = new Message().add("scope", 1, SCOPE).add("spans", 2, many(SPAN, MIDDLE)).add("schemaUrl", 0, UNREAD);
const RESOURCE_SPANS = new Message()
  .add("resource", 1, RESOURCE)
  .add("scopeSpans", 2, many(SCOPE_SPANS, LARGE))
  .add("schemaUrl", 0, UNREAD);

/** `ExportTraceServiceRequest`: the fields that are read, and those that senders write besides. */
export const TRACES = new Message().add("resourceSpans", 1, many(RESOURCE_SPANS, LARGE));
