import { createHash } from "node:crypto";
import type { Draw } from "./prng";

export const HOUR_MS = 3_600_000;

/** True once in so many times. */
export const hardly = (draw: Draw, times: number): boolean => draw(times) === 0;

/** One of some things. Throws when there are none. */
export function pick<Thing>(draw: Draw, things: readonly Thing[]): Thing {
  const index = draw(things.length);
  if (index >= things.length) throw new Error("Nothing to pick from.");
  return things[index] as Thing;
}

/** A UUID that some words decide; ids do not follow the order in which things happened. */
export function idOf(...words: readonly (string | number)[]): string {
  const hex = createHash("sha1").update(words.join(":")).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
