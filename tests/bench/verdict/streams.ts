import { prng, type Random } from "@/tests/support/prng";

/**
 * One source of random numbers for each purpose of a world, so that drawing more of one thing leaves all others as they were.
 * The two seeds are mixed well: neighbouring worlds share nothing.
 */
export function streamsOf(seed: number): (purpose: string) => Random {
  return (purpose) => {
    let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
    for (const letter of purpose) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193) >>> 0;
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> 0;
    return prng(mixed ^ (mixed >>> 13));
  };
}
