import { type Db, inTransaction } from "@/lib/db/prisma";
import { type AttemptRow, addAttempts, addTallies, forgetAttempts, forgetTallies, type TallyRow } from "@/lib/db/write/intake";
import { storableText } from "@/lib/domain/storable-text";
import { log } from "@/lib/log";
import { publishChange } from "@/lib/services/live/publish";
import { IntakeTallies } from "./tallies";

/** One call to an ingest endpoint, as its sender was answered; never a token or anything of a body. */
export type Attempt = {
  readonly endpoint: string;
  readonly outcome: "accepted" | "duplicate" | "refused" | "ignored";
  readonly status: number;
  readonly detail: string;
  readonly fix?: string | null;
  readonly tokenId?: string | null;
  readonly sender?: string | null;
  /** Items of the body that were taken: spans, data points, log records. */
  readonly items?: number;
  /** Items that were left out, by a stable code for the reason. */
  readonly rejected?: readonly { readonly reason: string; readonly count: number }[];
};

const FLUSH_MS = 1_000;
const LONGEST = 500;
/** A flood of different refusals is not worth more rows than this a second. */
const MOST_ROWS = 200;
/** Old rows are removed once in this many flushes. */
const FORGET_EVERY = 600;
/** Pages hear of calls that went well once in this many flushes. */
const TELL_EVERY = 15;

type Intake = {
  readonly waiting: Map<string, AttemptRow>;
  readonly tallies: IntakeTallies;
  timer: NodeJS.Timeout | null;
  flushing: Promise<void>;
  flushes: number;
};
const held = globalThis as typeof globalThis & { wakeIntake?: Intake };

/**
 * Notes a call for the heartbeat that shows what arrives and what is refused, and counts it for its source. It returns at once and
 * never throws: equal calls are counted in memory and written once a second.
 */
export function recordAttempt({ items = 0, rejected = [], ...attempt }: Attempt): void {
  const { waiting, tallies } = intake();
  const { fix = null, tokenId = null } = attempt;
  const sender = attempt.sender == null ? null : storable(attempt.sender);
  const row = { ...attempt, endpoint: storable(attempt.endpoint), detail: storable(attempt.detail), fix, tokenId, sender };
  tallies.add({ ...row, items, rejected });
  intake().timer ??= setTimeout(flushAttempts, FLUSH_MS).unref();
  const key = JSON.stringify([row.endpoint, row.outcome, row.status, row.detail, row.fix, row.tokenId, row.sender]);
  const known = waiting.get(key);
  if (known === undefined && waiting.size >= MOST_ROWS) return;
  waiting.set(key, { ...row, count: (known?.count ?? 0) + 1 });
}

/** Writes what was noted so far; called by the timer, when a process stops, and by tests. A failure is logged and no more. */
export function flushAttempts(): Promise<void> {
  const shared = intake();
  if (shared.timer !== null) clearTimeout(shared.timer);
  shared.timer = null;
  const rows = [...shared.waiting.values()];
  const tallies = shared.tallies.take();
  shared.waiting.clear();
  if (rows.length > 0) shared.flushing = shared.flushing.then(() => write(rows, tallies, shared));
  return shared.flushing;
}

async function write(rows: readonly AttemptRow[], tallies: readonly TallyRow[], shared: Intake): Promise<void> {
  try {
    await inTransaction(async (tx) => {
      await addAttempts(tx, rows);
      await addTallies(tx, tallies);
      if (shared.flushes % FORGET_EVERY === 0) await forgetOld(tx, shared);
      // Telling pages of every accepted call would refresh them for ever.
      const isNews = rows.some(({ outcome }) => outcome === "refused" || outcome === "ignored");
      if (isNews || shared.flushes % TELL_EVERY === 0) await publishChange(tx, "attempts");
    });
    shared.flushes += 1;
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.message : "unknown" }, "attempts could not be noted");
  }
}

async function forgetOld(tx: Db, { tallies }: Intake): Promise<void> {
  tallies.forgetSources();
  await forgetAttempts(tx);
  await forgetTallies(tx);
}

/** A detail may quote what a sender called a field. */
const storable = (text: string): string => storableText(text, LONGEST);

function intake(): Intake {
  held.wakeIntake ??= { waiting: new Map(), tallies: new IntakeTallies(), timer: null, flushing: Promise.resolve(), flushes: 0 };
  return held.wakeIntake;
}
