import { environmentSettings } from "@/lib/db/read/catalogue/environment-rows";
import type { UnmappedRow } from "@/lib/db/read/connection/unmapped";
import { EVERYWHERE } from "@/lib/domain/access";

export type UnmappedWord = UnmappedRow;

/** Words that still wait to be mapped: not those of environments whose tier somebody has settled under that very name. */
export async function stillUnmapped(said: readonly UnmappedRow[]): Promise<UnmappedWord[]> {
  if (said.length === 0) return [];
  const settled = new Set((await environmentSettings(EVERYWHERE)).flatMap((one) => (one.settled ? [one.name] : [])));
  return said.filter((word) => word.kind !== "environment" || !settled.has(word.said.toLowerCase()));
}
