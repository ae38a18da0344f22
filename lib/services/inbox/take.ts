import { touchConnection } from "@/lib/db/write/connection";
import { withinDeadline } from "@/lib/services/within-deadline";
import { type Arrival, keepDelivery } from "./keep";
import { settleSoon } from "./settle-soon";
import type { Outcome } from "./store-calls";

/** What the sender of a delivery is told. */
export type Taken = {
  readonly id: string;
  /** It was kept before. */
  readonly duplicate: boolean;
  /** What became of it; null while nobody knows. */
  readonly outcome: Outcome | null;
};

/** How often it is written down that a connection is alive. */
const TOUCH_AFTER_MS = 60_000;
/** Senders wait for seconds only; what takes longer is answered while it goes on. */
const WAIT_MS = 500;

const held = globalThis as typeof globalThis & { wakeTouched?: Map<string, number> };

/** Keeps a delivery that was checked, and has it processed. Once this returns it is not lost. Throws what the database throws. */
export async function takeDelivery(arrival: Arrival, { verified }: { readonly verified: boolean }): Promise<Taken> {
  const { id, fresh } = await withinDeadline(keepDelivery(arrival), "The inbox");
  await noteLife(arrival.connection, verified, arrival.receivedAt);
  return { id, duplicate: !fresh, outcome: fresh ? await settleSoon(id, WAIT_MS, arrival.receivedAt) : null };
}

async function noteLife(connection: string, verified: boolean, now: Date): Promise<void> {
  held.wakeTouched ??= new Map();
  const last = held.wakeTouched.get(connection);
  if (verified && last !== undefined && Math.abs(now.getTime() - last) < TOUCH_AFTER_MS) return;
  held.wakeTouched.set(connection, now.getTime());
  await touchConnection(connection, now);
}
