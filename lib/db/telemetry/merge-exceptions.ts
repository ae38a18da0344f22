import type { ExceptionSeen } from "@/lib/domain/exception";
import { shardKeyOf } from "./shard-key";

/** An exception of one transaction with its shard. */
export type KeyedException = ExceptionSeen & { readonly shardKey: number };

/**
 * What several bodies told of the same signature, environment and version as one, with its earliest case, in the order of the tables'
 * keys, so that no two writers wait for each other in a circle.
 */
export function mergeExceptions(exceptions: readonly ExceptionSeen[]): KeyedException[] {
  return merged(exceptions, ({ service, signature, environment, version }) => [service, signature, environment, version].join("\0"));
}

/** The same with one entry for each signature, wherever it was seen. */
export const mergeSignatures = (exceptions: readonly ExceptionSeen[]): KeyedException[] =>
  merged(exceptions, ({ service, signature }) => `${service}\0${signature}`);

function merged(exceptions: readonly ExceptionSeen[], keyOf: (one: ExceptionSeen) => string): KeyedException[] {
  const byKey = new Map<string, ExceptionSeen>();
  for (const one of exceptions) {
    const known = byKey.get(keyOf(one));
    byKey.set(keyOf(one), known === undefined ? one : joined(known, one));
  }
  return Array.from(byKey, ([key, one]) => ({ key, one: { ...one, shardKey: shardKeyOf(one.service) } }))
    .sort((a, b) => a.one.shardKey - b.one.shardKey || (a.key < b.key ? -1 : 1))
    .map(({ one }) => one);
}

function joined(one: ExceptionSeen, other: ExceptionSeen): ExceptionSeen {
  const earlier = other.firstMs < one.firstMs ? other : one;
  return { ...earlier, lastMs: Math.max(one.lastMs, other.lastMs) };
}
