import { createHash } from "node:crypto";

/** Fixed for ever: it is part of every stored key. */
export const SHARDS = 1024;
const MOST_CACHED = 20_000;
const known = new Map<string, number>();

/** Where everything of a service is kept together: a number from 0 to 1023. */
export function shardKeyOf(service: string): number {
  const cached = known.get(service);
  if (cached !== undefined) return cached;
  const shardKey = createHash("sha256").update(service).digest().readUInt32BE(0) % SHARDS;
  if (known.size >= MOST_CACHED) known.clear();
  known.set(service, shardKey);
  return shardKey;
}
