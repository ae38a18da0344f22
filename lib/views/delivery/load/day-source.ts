import type { StoredRow } from "@/lib/db/read/delivery/slices";
import { type DecodedDay, decodeDay, encodeDay } from "@/lib/metrics/delivery/day-codec";
import type { DeploymentFact } from "@/lib/metrics/delivery/fact";
import { summarise } from "@/lib/metrics/delivery/summarise";
import type { Piece } from "./pieces";

/** What is known of one piece of a period, and where the rest of its values is: in what is stored, or here. */
export type DaySource = {
  readonly piece: Piece;
  /** On how many of its days something reached production. */
  readonly deploymentDays: number;
  readonly decoded: DecodedDay;
  readonly sorted: StoredRow | Uint8Array;
};

/** A source of packed facts; of a month its piece is all of its days. */
export function storedSource(piece: Piece, at: StoredRow, facts: Uint8Array, deploymentDays?: number): DaySource {
  const decoded = decodeDay(facts);
  return { piece, decoded, sorted: at, deploymentDays: deploymentDays ?? (decoded.counts.reached > 0 ? 1 : 0) };
}

/** A source of facts that were worked out just now. */
export function sourceOf(piece: Piece, facts: readonly DeploymentFact[]): DaySource {
  if (facts.length === 0) return { piece, ...NOTHING };
  const { facts: packed, sorted } = encodeDay(summarise(facts));
  const decoded = decodeDay(packed);
  return { piece, decoded, sorted, deploymentDays: decoded.counts.reached > 0 ? 1 : 0 };
}

const NOTHING = { deploymentDays: 0, decoded: decodeDay(encodeDay(summarise([])).facts), sorted: new Uint8Array() } as const;
