import type { Adapter, Delivery, SourceReading } from "../adapter";
import { ignored, made } from "../adapter";
import { at, type Json, textAt } from "../fields";
import { approvalOf } from "./approval";
import { changeRequestOf } from "./change-request";
import { incidentOf } from "./incident";
import { type ServiceNowRecord, servicenowRecord } from "./record";
import type { ReadRecord, RecordReading } from "./record-reading";

/** By the beginning of the table's name: others may be derived from these. */
const TABLES: readonly (readonly [string, ReadRecord])[] = [
  ["change_request", changeRequestOf],
  ["incident", incidentOf],
  ["sysapproval", approvalOf],
];

const MOST = 1_000;

/**
 * Records of ServiceNow, as a business rule or a flow sends them and as the Table API answers: one or many, bare or under `record` or
 * `result`, with the name of their table or without.
 */
export const servicenowAdapter: Adapter = {
  source: "servicenow",
  headers: [],
  topic: (_headers, body) => textAt(body, "table") ?? recordsOf(body)[0]?.table ?? null,
  deliveryKey: () => null,
  read,
};

function read(delivery: Delivery): SourceReading {
  const records = recordsOf(delivery.body);
  if (records.length === 0) return ignored("ServiceNow sent no record with a sys_id.");
  const readings = records.map((record) => readRecord(record, delivery));
  const understood = readings.flatMap((reading) => (typeof reading === "string" ? [] : [reading]));
  const [reason = ""] = readings.flatMap((reading) => (typeof reading === "string" ? [reading] : []));
  if (understood.length === 0) return ignored(reason);
  return made(
    understood.map(({ event }) => event),
    understood.flatMap(({ unmapped }) => unmapped),
  );
}

function readRecord(record: ServiceNowRecord, delivery: Delivery): RecordReading {
  const reader = TABLES.find(([prefix]) => record.table.startsWith(prefix))?.[1];
  return reader?.(record, delivery) ?? `ServiceNow sent a record of “${record.table || "an unnamed table"}”; Wake has no use for it.`;
}

function recordsOf(body: Json): ServiceNowRecord[] {
  const table = textAt(body, "table");
  const inner = at(body, "record") ?? at(body, "result") ?? body;
  return (Array.isArray(inner) ? inner : [inner]).slice(0, MOST).flatMap((record) => servicenowRecord(record, table) ?? []);
}
