import { enumOf, FIXED64, LARGE, MIDDLE, many, one, SPAN_ID, TEXT, TRACE_ID, UNREAD } from "../forms";
import { Message } from "../message";
import { ATTRIBUTES, RESOURCE, SCOPE, VALUE } from "./common";

const LEVELS = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"].flatMap((level) => [level, `${level}2`, `${level}3`, `${level}4`]);

const LOG_RECORD = new Message()
  .add("timeUnixNano", 1, FIXED64)
  .add("severityNumber", 2, enumOf("SEVERITY_NUMBER", ["UNSPECIFIED", ...LEVELS]))
  .add("severityText", 3, TEXT)
  .add("body", 5, one(VALUE, MIDDLE))
  .add("attributes", 6, ATTRIBUTES)
  .add("droppedAttributesCount", 0, UNREAD)
  .add("flags", 0, UNREAD)
  .add("traceId", 9, TRACE_ID)
  .add("spanId", 10, SPAN_ID)
  .add("observedTimeUnixNano", 11, FIXED64)
  .add("eventName", 12, TEXT);

const SCOPE_LOGS = new Message().add("scope", 1, SCOPE).add("logRecords", 2, many(LOG_RECORD, MIDDLE)).add("schemaUrl", 0, UNREAD);
const RESOURCE_LOGS = new Message().add("resource", 1, RESOURCE).add("scopeLogs", 2, many(SCOPE_LOGS, LARGE)).add("schemaUrl", 0, UNREAD);

/** `ExportLogsServiceRequest`: the fields that are read, and those that senders write besides. */
export const LOGS = new Message().add("resourceLogs", 1, many(RESOURCE_LOGS, LARGE));
