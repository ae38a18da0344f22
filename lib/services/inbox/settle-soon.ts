import { log } from "@/lib/log";
import { processWaiting } from "./process";
import type { Outcome } from "./store-calls";

/** Calls that arrive while a round runs share the next one. */
type Rounds = { running: Promise<ReadonlyMap<string, Outcome>> | null; next: Promise<ReadonlyMap<string, Outcome>> | null };
const held = globalThis as typeof globalThis & { wakeInbox?: Rounds };

/**
 * Has a kept delivery processed, and waits at most `waitMs` for what becomes of it; null when that is not known yet. It never throws:
 * what is kept is processed by a job at the latest.
 */
export async function settleSoon(id: string, waitMs: number, now: Date): Promise<Outcome | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), waitMs);
  });
  const settled = joinRound(now).then((outcomes) => outcomes.get(id) ?? null);
  const outcome = await Promise.race([settled, late]);
  clearTimeout(timer);
  return outcome;
}

function joinRound(now: Date): Promise<ReadonlyMap<string, Outcome>> {
  held.wakeInbox ??= { running: null, next: null };
  const rounds = held.wakeInbox;
  if (rounds.running === null) return begin(rounds, now);
  rounds.next ??= rounds.running.then(() => {
    rounds.next = null;
    return begin(rounds, now);
  });
  return rounds.next;
}

function begin(rounds: Rounds, now: Date): Promise<ReadonlyMap<string, Outcome>> {
  const round = processWaiting(now)
    .then(({ outcomes }) => outcomes)
    .catch((error: unknown) => {
      log.warn({ reason: error instanceof Error ? error.message : "unknown" }, "deliveries wait: they could not be processed");
      return new Map<string, Outcome>();
    })
    .finally(() => {
      rounds.running = null;
    });
  rounds.running = round;
  return round;
}
