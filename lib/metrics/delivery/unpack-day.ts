import { wordsIn } from "@/lib/domain/words";
import { byMeasure, decodeDay } from "./day-codec";
import type { Summary } from "./summary";

/** The summary that both parts of a packed day stand for. */
export function unpackDay(facts: Uint8Array, sorted: Uint8Array): Summary {
  const { counts, measures, notable } = decodeDay(facts);
  return {
    counts,
    notable: notable(),
    sorted: byMeasure((name) => {
      const { n, offset, values } = measures[name];
      return Array.from(offset === null ? values : wordsIn(sorted.subarray(offset, offset + n * 4)));
    }),
  };
}
