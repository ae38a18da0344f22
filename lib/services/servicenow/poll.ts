import { z } from "zod";
import { unseal } from "@/lib/auth/sealed-secret";
import { connectionsToPoll, type PolledConnection } from "@/lib/db/read/connection/to-poll";
import { savePollProgress } from "@/lib/db/write/poll-progress";
import { type SourceSettings, sourceSettings } from "@/lib/ingest/sources/source-settings";
import type { Arrival } from "@/lib/services/inbox/keep";
import type { Get } from "./guarded-get";
import { type Instance, PollRefused, pollTable } from "./poll-table";
import { serviceNowTime } from "./table-query";

const MINUTE = 60_000;
/** The first poll looks this far back. */
const FIRST_MS = 90 * 24 * 60 * MINUTE;
/** What was changed may be visible only after what was changed later; what is read twice is known by its bytes. */
const OVERLAP_MS = 2 * MINUTE;
/** Largest number of questions to one instance in one run: others wait, and so does the lease. */
const MOST_STEPS = 5;
/** Before every id. */
const FIRST_ID = "0";

const position = z.object({ at: z.string(), id: z.string() });
const cursorShape = z.object({
  nextAt: z.coerce.date(),
  /** The last record of each table that was read. */
  seen: z.record(z.string(), position),
  /** Where the tables that are not up to date yet in this round are read on. */
  reading: z.record(z.string(), position),
});
type Cursor = z.output<typeof cursorShape>;

export type PollPorts = { readonly get: Get; readonly keep: (arrival: Arrival) => Promise<unknown> };

/**
 * Asks every ServiceNow instance whose turn it is for what changed, and keeps each record as a delivery. How far it came is noted
 * after each page, so that a run that is cut off goes on there. Returns whether more is waiting.
 */
export async function pollServiceNow(ports: PollPorts, now: Date): Promise<boolean> {
  let more = false;
  for (const connection of await connectionsToPoll("servicenow")) {
    const settings = sourceSettings.safeParse(connection.settings);
    if (settings.success && settings.data.poll !== undefined && (await pollConnection(connection, settings.data.poll, ports, now)))
      more = true;
  }
  return more;
}

type Poll = NonNullable<SourceSettings["poll"]>;
type Step = { readonly cursor: Cursor; readonly read: number; readonly detail: string | null; readonly waitMs: number | null };

async function pollConnection(connection: PolledConnection, poll: Poll, ports: PollPorts, now: Date): Promise<boolean> {
  let cursor = startOf(connection.cursor, poll, now);
  if (cursor.nextAt > now) return false;
  let trouble: string | null = null;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const [table] = Object.keys(cursor.reading);
    if (table === undefined) break;
    const made = await pollStep(connection, poll, table, cursor, ports, now);
    trouble = made.detail ?? trouble;
    const isOpen = Object.keys(made.cursor.reading).length > 0;
    const nextMs = made.waitMs ?? (isOpen ? 0 : poll.everyMinutes * MINUTE);
    cursor = { ...made.cursor, nextAt: new Date(now.getTime() + nextMs) };
    const state = trouble !== null ? "failed" : isOpen ? "running" : "done";
    const kept = { ...cursor, nextAt: cursor.nextAt.toISOString() };
    await savePollProgress({ connection: connection.id, cursor: kept, read: made.read, state, detail: trouble }, now);
    if (made.waitMs !== null) return false;
  }
  return Object.keys(cursor.reading).length > 0;
}

/** Reads one page of a table. A table that cannot be read is left for the next round, so that it does not keep the others. */
async function pollStep(
  connection: PolledConnection,
  poll: Poll,
  table: string,
  cursor: Cursor,
  ports: PollPorts,
  now: Date,
): Promise<Step> {
  const { [table]: from, ...others } = cursor.reading;
  try {
    if (from === undefined) return { cursor, read: 0, detail: null, waitMs: null };
    const page = await pollTable(ports.get, instanceOf(connection, poll), table, from, now);
    for (const record of page.records) await ports.keep(arrivalOf(connection.id, table, record, now));
    const isSilent = page.records.length === 0 && Object.hasOwn(cursor.seen, table);
    return {
      cursor: {
        ...cursor,
        seen: page.records.length === 0 ? cursor.seen : { ...cursor.seen, [table]: page.cursor },
        reading: page.more ? { [table]: page.cursor, ...others } : others,
      },
      read: page.records.length,
      detail: isSilent ? `${table} did not show again what it showed before: the time zone of the user must be GMT.` : null,
      waitMs: null,
    };
  } catch (error) {
    const waitMs = error instanceof PollRefused ? error.waitMs : null;
    const detail = error instanceof Error ? error.message : "unknown";
    return { cursor: waitMs === null ? { ...cursor, reading: others } : cursor, read: 0, detail, waitMs };
  }
}

/** Where to go on: in the middle of a round, or at the beginning of the next, a little before where the last one ended. */
function startOf(held: unknown, { tables }: Poll, now: Date): Cursor {
  const read = cursorShape.safeParse(held);
  const before: Cursor = read.success ? read.data : { nextAt: now, seen: {}, reading: {} };
  const reading = Object.entries(before.reading).filter(([table]) => tables.some((wanted) => wanted === table));
  if (reading.length > 0) return { ...before, reading: Object.fromEntries(reading) };
  const start = (table: string): number => {
    const at = before.seen[table]?.at;
    const last = at === undefined ? Number.NaN : Date.parse(`${at.replace(" ", "T")}Z`);
    return Number.isNaN(last) ? now.getTime() - FIRST_MS : last - OVERLAP_MS;
  };
  return {
    ...before,
    reading: Object.fromEntries(tables.map((table) => [table, { at: serviceNowTime(new Date(start(table))), id: FIRST_ID }])),
  };
}

function instanceOf({ id, secret }: PolledConnection, { url, user }: Poll): Instance {
  const password = secret === null ? null : unseal(secret, id);
  if (password === null)
    throw new PollRefused("The password of this connection is missing, or WAKE_SECRET has changed; set it again.", null);
  return { url, user, password };
}

function arrivalOf(connection: string, table: string, record: unknown, receivedAt: Date): Arrival {
  const body = { table, record };
  const raw = new TextEncoder().encode(JSON.stringify(body));
  return { connection, source: "servicenow", headers: {}, raw, body, contentType: "application/json", receivedAt };
}
