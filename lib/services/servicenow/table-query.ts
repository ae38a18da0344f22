/** How far a table was read: what changed up to `at`, and of what changed at that very second those up to `id`. */
export type TableCursor = { readonly at: string; readonly id: string };

/** Only what the adapter reads: an answer stays small, and what people wrote to each other stays where it is. */
const SHARED = ["sys_id", "number", "sys_created_on", "sys_updated_on", "sys_mod_count", "sys_class_name"];
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  change_request: [
    ...["type", "state", "approval", "short_description", "business_service", "cmdb_ci", "risk", "impact", "requested_by"],
    ...["assignment_group", "start_date", "end_date", "work_start", "work_end", "opened_at", "closed_at", "close_code", "unauthorized"],
  ],
  incident: [
    ...["state", "incident_state", "short_description", "business_service", "cmdb_ci", "priority", "opened_at", "resolved_at"],
    ...["closed_at", "caused_by", "rfc", "problem_id"],
  ],
  sysapproval_approver: ["state", "approver", "sysapproval", "due_date", "document_id"],
};

/**
 * The address of the next part of a table: those of the cursor's own second that come after it, or, with `later`, those that changed
 * after that second. Either is in order, so that what changes meanwhile moves ahead of the cursor and is never passed over.
 */
export function tableAddress(instance: string, table: string, { at, id }: TableCursor, later: boolean, limit: number): string {
  const url = new URL(`/api/now/table/${table}`, instance);
  url.searchParams.set(
    "sysparm_query",
    later ? `sys_updated_on>${at}^ORDERBYsys_updated_on^ORDERBYsys_id` : `sys_updated_on=${at}^sys_id>${id}^ORDERBYsys_id`,
  );
  url.searchParams.set("sysparm_limit", String(limit));
  url.searchParams.set("sysparm_display_value", "all");
  url.searchParams.set("sysparm_exclude_reference_link", "true");
  url.searchParams.set("sysparm_fields", [...SHARED, ...(FIELDS[table] ?? [])].join(","));
  return url.toString();
}

/** A moment as ServiceNow writes it: UTC, without saying so. */
export const serviceNowTime = (at: Date): string => at.toISOString().slice(0, 19).replace("T", " ");
