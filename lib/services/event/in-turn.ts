import { WakeError } from "@/lib/domain/error";

/** Events that meet wait for each other anyway; more at a time would only keep connections from everybody else. */
const AT_ONCE = 4;
const MOST_WAITING = 500;

type Turns = { running: number; readonly waiting: (() => void)[] };
const held = globalThis as typeof globalThis & { wakeEventTurns?: Turns };

/** Runs work when it is its turn in this process. Throws `unavailable` when too many wait already. */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  held.wakeEventTurns ??= { running: 0, waiting: [] };
  const turns = held.wakeEventTurns;
  if (turns.waiting.length >= MOST_WAITING)
    throw new WakeError("unavailable", "Too many events arrive at once.", {
      fix: "Nothing of this was stored. Send it again shortly.",
      retryAfterS: 2,
    });
  if (turns.running >= AT_ONCE) await new Promise<void>((resolve) => turns.waiting.push(resolve));
  else turns.running += 1;
  try {
    return await work();
  } finally {
    const next = turns.waiting.shift();
    if (next === undefined) turns.running -= 1;
    else next();
  }
}
