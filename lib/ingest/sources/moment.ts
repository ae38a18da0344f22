import type { Json } from "./fields";
import { timeAt } from "./time";

/** Clocks differ by this much without being wrong. */
const AHEAD_MS = 5 * 60_000;

/** A time as facts hold it: RFC 3339 in UTC. What lies ahead happened, at the latest, when it was told; plans may lie ahead, and are not for this. */
export const momentOf = (at: Date | null, receivedAt: Date): string | undefined =>
  at === null ? undefined : (at.getTime() > receivedAt.getTime() + AHEAD_MS ? receivedAt : at).toISOString();

/** The time at a path of a body, in the same form; undefined when there is none. */
export const momentAt = (value: Json, path: string, receivedAt: Date): string | undefined => momentOf(timeAt(value, path), receivedAt);
