import { eachMessage } from "../each-message";
import { MAX_GROUPS, MAX_ITEMS } from "../limits";
import type { Cursor } from "../protobuf/cursor";
import { readAttributes } from "../protobuf/read-attributes";
import { tooMany } from "../too-many";
import type { LogAccumulator } from "./log-accumulator";
import { readLogRecord } from "./read-log-record";

const RESOURCE_LOGS = 0x0a;
const RESOURCE = 0x0a;
const RESOURCE_ATTRIBUTE = 0x0a;
const SCOPE_LOGS = 0x12;
const LOG_RECORD = 0x12;

type Walk = { readonly cursor: Cursor; readonly accumulator: LogAccumulator; groups: number; records: number };

/** Walks an `ExportLogsServiceRequest` in protobuf and hands each record to the accumulator. */
export function readLogs(cursor: Cursor, accumulator: LogAccumulator): void {
  const walk: Walk = { cursor, accumulator, groups: 0, records: 0 };
  eachMessage(cursor, cursor.bytes.length, RESOURCE_LOGS, (end) => readResourceLogs(walk, end));
}

/** The resource may stand after its records, so it is looked for first; what lies between is passed over by its length. */
function readResourceLogs(walk: Walk, end: number): void {
  enterGroup(walk);
  const { cursor, accumulator } = walk;
  const start = cursor.at;
  accumulator.resource.reset();
  eachMessage(cursor, end, RESOURCE, (resourceEnd) => readResource(walk, resourceEnd));
  accumulator.enterResource();
  cursor.at = start;
  eachMessage(cursor, end, SCOPE_LOGS, (scopeEnd) => readScopeLogs(walk, scopeEnd));
}

function readResource({ cursor, accumulator }: Walk, end: number): void {
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === RESOURCE_ATTRIBUTE) cursor.at = readAttributes(cursor, cursor.at - 1, end, accumulator.resource);
    else cursor.skip(tag, end);
  }
  cursor.expectEnd(end);
}

function readScopeLogs(walk: Walk, end: number): void {
  enterGroup(walk);
  const { cursor, accumulator } = walk;
  eachMessage(cursor, end, LOG_RECORD, (recordEnd) => {
    if (++walk.records > MAX_ITEMS) throw tooMany(MAX_ITEMS, "log records");
    readLogRecord(cursor, recordEnd, accumulator.record);
    accumulator.addRecord();
  });
}

function enterGroup(walk: Walk): void {
  if (++walk.groups > MAX_GROUPS) throw tooMany(MAX_GROUPS, "resource and scope entries");
}
