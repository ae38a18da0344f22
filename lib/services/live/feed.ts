import { latestChange } from "@/lib/db/read/live/latest-change";
import { log } from "@/lib/log";

/** One poll serves every open page of this process; polling works through any pooler, unlike NOTIFY. */
const POLL_MS = 2_000;

type Listener = (seq: bigint) => void;
type Feed = { listeners: Set<Listener>; seq: bigint; timer: NodeJS.Timeout | null };

const held = globalThis as typeof globalThis & { wakeFeed?: Feed };

function feed(): Feed {
  held.wakeFeed ??= { listeners: new Set(), seq: 0n, timer: null };
  return held.wakeFeed;
}

/** Calls `listener` with the newest sequence whenever a visible change was committed. Returns the way out. */
export function subscribe(listener: Listener): () => void {
  const shared = feed();
  shared.listeners.add(listener);
  shared.timer ??= setTimeout(poll, 0);
  return () => {
    shared.listeners.delete(listener);
  };
}

async function poll(): Promise<void> {
  const shared = feed();
  try {
    const seq = await latestChange();
    if (seq !== shared.seq) for (const listener of shared.listeners) listener(seq);
    shared.seq = seq;
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.message : "unknown" }, "the change feed could not be read");
  }
  shared.timer = shared.listeners.size > 0 ? setTimeout(poll, POLL_MS) : null;
}
