import type { Delivery } from "../adapter";
import { type IncidentPlace, incidentPlace } from "../incident-place";
import { momentAt } from "../moment";
import { sourceId } from "../source-id";
import { timeAt } from "../time";
import { isSysId, type ServiceNowRecord } from "./record";

/**
 * ServiceNow gives its events no identity: a record, and how often or when it was changed, is one. Without the count two changes
 * within a second are told apart by their state.
 */
export const keyOf = ({ table, sysId, value }: ServiceNowRecord): string =>
  sourceId("servicenow", table, sysId, value("sys_updated_on") ?? "", value("sys_mod_count") ?? value("state") ?? "");

/** Times have no zone and are UTC. */
export const timeOf = (record: ServiceNowRecord, field: string): Date | null => timeAt({ time: record.value(field) }, "time");

export const momentOfField = (record: ServiceNowRecord, field: string, receivedAt: Date): string | undefined =>
  momentAt({ time: record.value(field) }, "time", receivedAt);

/** The business service, else the configuration item as far as somebody mapped it. */
export function placeOfRecord(record: ServiceNowRecord, { settings }: Delivery): IncidentPlace {
  const service = record.name("business_service");
  const item = record.name("cmdb_ci");
  const isNamed = service !== null && !isSysId(service);
  return incidentPlace(settings, {
    services: isNamed ? [service] : [],
    hints: [item, service].flatMap((word) => word ?? []),
    environment: record.name("environment") ?? record.name("u_environment"),
  });
}

/** Where people read a record; known when Wake polls the instance. */
export const addressOf = ({ table, sysId }: ServiceNowRecord, { settings }: Delivery): string | undefined =>
  settings.poll === undefined ? undefined : `${settings.poll.url}/nav_to.do?uri=${encodeURIComponent(`${table}.do?sys_id=${sysId}`)}`;
