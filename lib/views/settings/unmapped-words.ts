import { environmentSettings } from "@/lib/db/read/catalogue/environment-rows";
import { unknownServicesOf } from "@/lib/db/read/connection/unknown-services";
import { type UnmappedRow, unmappedOf } from "@/lib/db/read/connection/unmapped";
import { EVERYWHERE } from "@/lib/domain/access";

export type UnmappedWord = UnmappedRow;

/** Words that still wait to be mapped: not those of environments whose tier somebody has settled under that very name. */
export async function stillUnmapped(said: readonly UnmappedRow[]): Promise<UnmappedWord[]> {
  if (said.length === 0) return [];
  const settled = new Set((await environmentSettings(EVERYWHERE)).flatMap((one) => (one.settled ? [one.name] : [])));
  return said.filter((word) => word.kind !== "environment" || !settled.has(word.said.toLowerCase()));
}

/**
 * The words of one connection that a person may say the meaning of, the most frequent first: those that wait for it, and services that
 * its incidents and the like name and Wake does not know. Nothing waits for the latter.
 */
export async function wordsToMap(connection: string): Promise<UnmappedWord[]> {
  const [said, unknown] = await Promise.all([unmappedOf(connection), unknownServicesOf(connection)]);
  return [...(await stillUnmapped(said)), ...unknown].toSorted((a, b) => b.count - a.count);
}
