import { type Db, inTransaction } from "@/lib/db/prisma";
import { settledAfter, settledCount, siblingsOf } from "@/lib/db/read/inbox/pages";
import { readingsOf } from "@/lib/db/read/inbox/reading";
import { storedCalls } from "@/lib/db/read/inbox/waiting";
import { removeToldBy, removeUntold, settleDeliveries } from "@/lib/db/write/inbox";
import { lockReplay, moveReplay } from "@/lib/db/write/inbox-replay";
import { removeUnused } from "@/lib/db/write/inbox-unused";
import { lockEveryName } from "@/lib/db/write/stripe-locks";
import { API_READING } from "@/lib/services/event/reader";
import { publishChange } from "@/lib/services/live/publish";
import { storeApiCalls } from "./api-calls";
import { withinBytes } from "./process";
import { type ReplayCursor, replayCursor } from "./replay-cursor";
import { reproject } from "./reproject";
import { storeCalls } from "./store-calls";

/** What the events API took, whoever sent it, is read again under this name. */
export const API = "api";
const PAGE = 100;
const MOST_FAILURES = 3;

/** Where a replay stands after a step. */
export type Step = { readonly done: number; readonly total: number | null; readonly finished: boolean };

/**
 * One step of a replay, in one transaction that also writes down where it stands: it can be broken off anywhere, and go on in another
 * process. Null when none is under way for this connection.
 *
 * A full replay replaces: what a delivery told of under an earlier reading is removed as it is read again, so that at the end the events
 * are those that a database would have that met the same deliveries under today's settings. Deliveries themselves never change.
 */
export const replayStep = (subject: string, now: Date, most = PAGE): Promise<Step | null> =>
  inTransaction(async (tx) => {
    // Everybody takes the connection before its replay, and both before any entity.
    await readingsOf(tx, [subject]);
    const row = await lockReplay(tx, subject);
    if (row === null) return null;
    await lockEveryName(tx);
    const cursor = replayCursor.parse(row.cursor);
    const total = row.state === "queued" ? await settledCount(tx, subject, cursor.filter) : null;
    const { next, read } = await (cursor.phase === "untold" ? untold(tx, subject, cursor, now) : page(tx, subject, cursor, most, now));
    const done = row.done + read;
    await moveReplay(tx, row.id, { cursor: next ?? cursor, done, total, detail: null, finished: next === null }, now);
    await publishChange(tx, "settings");
    return { done, total, finished: next === null };
  });

/** The cursor of the step that follows, null after the last, and how many deliveries of its own the step read. */
type Moved = { readonly next: ReplayCursor | null; readonly read: number };

async function page(tx: Db, subject: string, cursor: ReplayCursor, most: number, now: Date): Promise<Moved> {
  const own = cursor.phase === "own";
  const connection = readIn(subject, cursor);
  const found = await settledAfter(tx, connection, cursor.filter, cursor.after, most);
  const ids = withinBytes(found);
  const last = found[ids.length - 1];
  if (last === undefined) return { next: await afterLast(tx, cursor), read: 0 };
  const calls = await storedCalls(tx, ids);
  const before = subject === API ? API_READING : cursor.generation;
  const left = own && before !== null ? await removeToldBy(tx, ids, before) : [];
  await (connection === API ? storeApiCalls(tx, calls, now) : storeCalls(tx, calls, now));
  await reproject(tx, left, now);
  return { next: { ...cursor, failures: 0, after: placeOf(last) }, read: own ? ids.length : 0 };
}

/** Whose deliveries are read in this phase. */
const readIn = (subject: string, { phase, siblings }: ReplayCursor): string => (phase === "own" ? subject : (siblings[0] ?? ""));
const placeOf = ({ receivedAt, id }: { readonly receivedAt: Date; readonly id: string }): NonNullable<ReplayCursor["after"]> => ({
  receivedAt: receivedAt.toISOString(),
  id,
});

/** Notes that a step failed; after a few times the delivery that it begins with is given up, marked as failed, and passed over. */
export const noteFailedStep = (subject: string, detail: string, now: Date): Promise<void> =>
  inTransaction(async (tx) => {
    const row = await lockReplay(tx, subject);
    if (row === null) return;
    const cursor = replayCursor.parse(row.cursor);
    const failures = cursor.failures + 1;
    const [next] =
      failures < MOST_FAILURES || cursor.phase === "untold"
        ? []
        : await settledAfter(tx, readIn(subject, cursor), cursor.filter, cursor.after, 1);
    if (next !== undefined) await settleDeliveries(tx, [{ id: next.id, state: "failed", error: detail, unmapped: [] }], now);
    const moved = next === undefined ? { ...cursor, failures } : { ...cursor, failures: 0, after: placeOf(next) };
    await moveReplay(
      tx,
      row.id,
      { cursor: moved, done: row.done + (next === undefined ? 0 : 1), total: null, detail, finished: false },
      now,
    );
  });

async function afterLast(tx: Db, cursor: ReplayCursor): Promise<ReplayCursor | null> {
  if (cursor.generation === null) return null;
  if (cursor.phase === "own") return { ...cursor, phase: "untold", after: null };
  const siblings = cursor.siblings.slice(1);
  if (siblings.length > 0) return { ...cursor, siblings, after: null };
  await removeUnused(tx);
  return null;
}

async function untold(tx: Db, subject: string, cursor: ReplayCursor, now: Date): Promise<Moved> {
  const left = cursor.generation === null || subject === API ? [] : await removeUntold(tx, subject, cursor.generation, PAGE);
  if (left.length > 0) {
    await reproject(tx, left, now);
    return { next: cursor, read: 0 };
  }
  // Another connection of the same source may tell of what this one no longer does.
  return { next: { ...cursor, phase: "others", siblings: await siblingsOf(tx, subject), after: null }, read: 0 };
}
