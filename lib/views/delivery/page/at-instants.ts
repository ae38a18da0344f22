import type { Span } from "@/lib/db/read/delivery/rows";

/** Stretches of time that hold some instants (epoch milliseconds, in any order) and nothing else. */
export const atInstants = (instants: readonly number[]): Span[] =>
  [...new Set(instants)].sort((a, b) => a - b).map((at) => ({ from: new Date(at), to: new Date(at + 1) }));
