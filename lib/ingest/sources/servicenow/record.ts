import { at, type Json, textAt } from "../fields";

/** A record of a table, field by field; see `servicenowRecord`. */
export type ServiceNowRecord = {
  readonly table: string;
  readonly sysId: string;
  /** What is stored: a code, an id, a time in UTC. Null for an empty text, which is how ServiceNow writes null. */
  readonly value: (field: string) => string | null;
  /** What people see, as far as it was sent; else what is stored. */
  readonly name: (field: string, longest?: number) => string | null;
};

/** How numbers begin, for records that come without the name of their table. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^CHG\d/, "change_request"],
  [/^INC\d/, "incident"],
];
/** Fields that only one table has. */
const FIELDS: readonly (readonly [string, string])[] = [
  ["sysapproval", "sysapproval_approver"],
  ["incident_state", "incident"],
  ["cab_required", "change_request"],
  ["work_start", "change_request"],
  ["close_code", "change_request"],
];

/**
 * A record as the Table API or a business rule sends it: each field a text, or an object of `value` and `display_value`. The table
 * is the one that the sender names, or what the record itself tells. Null without an id.
 */
export function servicenowRecord(record: Json, table: string | null): ServiceNowRecord | null {
  const sysId = stored(record, "sys_id");
  if (sysId === null) return null;
  const said = table ?? textAt(record, "table") ?? stored(record, "sys_class_name") ?? tableOf(record);
  return {
    table: said.toLowerCase().replaceAll(" ", "_"),
    sysId,
    value: (field) => stored(record, field),
    name: (field, longest = 200) => textAt(record, `${field}.display_value`, longest) ?? stored(record, field, longest),
  };
}

const stored = (record: Json, field: string, longest = 200): string | null =>
  textAt(record, `${field}.value`, longest) ?? textAt(record, field, longest) ?? textAt(record, `${field}.display_value`, longest);

function tableOf(record: Json): string {
  const number = stored(record, "number") ?? "";
  const byNumber = PREFIXES.find(([prefix]) => prefix.test(number))?.[1];
  return byNumber ?? FIELDS.find(([field]) => at(record, field) !== undefined)?.[1] ?? "";
}

/** An id of ServiceNow's own: nothing that people would call anything. */
export const isSysId = (text: string): boolean => /^[0-9a-f]{32}$/i.test(text);
