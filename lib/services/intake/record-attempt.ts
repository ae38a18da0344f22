import { inTransaction } from "@/lib/db/prisma";
import { type AttemptRow, addAttempts, forgetAttempts } from "@/lib/db/write/intake";
import { log } from "@/lib/log";
import { publishChange } from "@/lib/services/live/publish";

/** One call to an ingest endpoint, as its sender was answered; never a token or anything of a body. */
export type Attempt = {
  readonly endpoint: string;
  readonly outcome: "accepted" | "duplicate" | "refused" | "ignored";
  readonly status: number;
  readonly detail: string;
  readonly fix?: string | null;
  readonly tokenId?: string | null;
  readonly sender?: string | null;
};

const FLUSH_MS = 1_000;
/** A flood of different refusals is not worth more rows than this a second. */
const MOST_ROWS = 200;
/** Old rows are removed once in this many flushes. */
const FORGET_EVERY = 600;
/** Pages hear of calls that went well once in this many flushes. */
const TELL_EVERY = 15;

type Intake = { waiting: Map<string, AttemptRow>; timer: NodeJS.Timeout | null; flushing: Promise<void>; flushes: number };
const held = globalThis as typeof globalThis & { wakeIntake?: Intake };

/**
 * Notes a call for the heartbeat that shows what arrives and what is refused. It returns at once and never throws: equal calls
 * are counted in memory and written once a second.
 */
export function recordAttempt(attempt: Attempt): void {
  const { waiting } = intake();
  const { fix = null, tokenId = null, sender = null } = attempt;
  const row = { ...attempt, detail: storable(attempt.detail), fix, tokenId, sender: sender === null ? null : storable(sender) };
  const key = JSON.stringify([row.endpoint, row.outcome, row.status, row.detail, row.fix, row.tokenId, row.sender]);
  const known = waiting.get(key);
  if (known === undefined && waiting.size >= MOST_ROWS) return;
  waiting.set(key, { ...row, count: (known?.count ?? 0) + 1 });
  intake().timer ??= setTimeout(flushAttempts, FLUSH_MS).unref();
}

/** Writes what was noted so far; called by the timer, when a process stops, and by tests. A failure is logged and no more. */
export function flushAttempts(): Promise<void> {
  const shared = intake();
  if (shared.timer !== null) clearTimeout(shared.timer);
  shared.timer = null;
  const rows = [...shared.waiting.values()];
  shared.waiting.clear();
  if (rows.length > 0) shared.flushing = shared.flushing.then(() => write(rows, shared));
  return shared.flushing;
}

async function write(rows: readonly AttemptRow[], shared: Intake): Promise<void> {
  try {
    await inTransaction(async (tx) => {
      await addAttempts(tx, rows);
      if (shared.flushes % FORGET_EVERY === 0) await forgetAttempts(tx);
      // Telling pages of every accepted call would refresh them for ever.
      const isNews = rows.some(({ outcome }) => outcome === "refused" || outcome === "ignored");
      if (isNews || shared.flushes % TELL_EVERY === 0) await publishChange(tx, "attempts");
    });
    shared.flushes += 1;
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.message : "unknown" }, "attempts could not be noted");
  }
}

/** A detail may quote what a sender called a field. */
const storable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Surrogate}]/gu, " ").slice(0, 500);

function intake(): Intake {
  held.wakeIntake ??= { waiting: new Map(), timer: null, flushing: Promise.resolve(), flushes: 0 };
  return held.wakeIntake;
}
