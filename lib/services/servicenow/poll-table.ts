import { servicenowRecord } from "@/lib/ingest/sources/servicenow/record";
import type { Answer } from "@/lib/services/outbound/guarded-call";
import type { Get } from "./guarded-get";
import { type TableCursor, tableAddress } from "./table-query";

export const PAGE = 100;

export type Instance = { readonly url: string; readonly user: string; readonly password: string };
export type TablePage = { readonly records: readonly unknown[]; readonly cursor: TableCursor; readonly more: boolean };

/** ServiceNow would not answer now; `waitMs` is how long it asked to be left alone, null when it did not say. */
export class PollRefused extends Error {
  constructor(
    message: string,
    readonly waitMs: number | null,
  ) {
    super(message);
  }
}

/** Reads what comes next after a cursor, at most two pages. Throws `PollRefused`, or what `get` throws. */
export async function pollTable(get: Get, instance: Instance, table: string, from: TableCursor, now: Date): Promise<TablePage> {
  const read = async (cursor: TableCursor, later: boolean): Promise<TablePage> => {
    const authorization = `Basic ${Buffer.from(`${instance.user}:${instance.password}`).toString("base64")}`;
    const answer = await get(tableAddress(instance.url, table, cursor, later, PAGE), { accept: "application/json", authorization });
    return pageOf(answer, table, cursor, now);
  };
  // A second in which very much changed is read on by id; only then comes what changed later.
  const same = await read(from, false);
  if (same.more) return same;
  const later = await read(same.cursor, true);
  return { ...later, records: [...same.records, ...later.records] };
}

function pageOf(answer: Answer, table: string, from: TableCursor, now: Date): TablePage {
  const records = recordsOf(answer, now);
  const known = records.flatMap((record) => servicenowRecord(record, table) ?? []);
  const last = known.at(-1);
  const at = last?.value("sys_updated_on") ?? null;
  if (records.length > 0 && (last === undefined || at === null))
    throw new PollRefused(`ServiceNow's records of ${table} lack sys_id or sys_updated_on; the user may not read them.`, null);
  return {
    records,
    cursor: last === undefined || at === null ? from : { at, id: last.sysId },
    more: records.length >= PAGE,
  };
}

function recordsOf({ status, retryAfter, body }: Answer, now: Date): readonly unknown[] {
  if (status === 429 || status === 503) throw new PollRefused(`ServiceNow asked to wait (${status}).`, waitOf(retryAfter, now));
  if (status === 401 || status === 403)
    throw new PollRefused(`ServiceNow refused the user or the password (${status}); the user needs to read the table.`, null);
  if (status !== 200) throw new PollRefused(`ServiceNow answered ${status}.`, null);
  try {
    const answer: unknown = JSON.parse(body);
    if (typeof answer === "object" && answer !== null && "result" in answer && Array.isArray(answer.result)) return answer.result;
  } catch {
    // Answered below, like any other body that is not a page.
  }
  throw new PollRefused("ServiceNow answered something that is not a page of records; an instance that sleeps does that.", null);
}

/** Seconds, or a date; at most an hour. */
function waitOf(retryAfter: string | null, now: Date): number | null {
  if (retryAfter === null) return null;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : null;
}
