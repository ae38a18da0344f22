import type { Random } from "@/tests/support/prng";
import { oneOf } from "../landscape";

/** What an installation leaves out or tells in its own way; most files have one of these, some more. */
export const QUIRKS = [
  "no steps",
  "steps without versions",
  "versions not named",
  "old ones not told",
  "no history",
  "callers not told",
  "in only",
  "out only",
  "holes",
  "late",
  "dark services",
  "edges missing",
  "edges reversed",
  "self edges",
  "worst not told",
  "instances not told",
  "durations not told",
] as const;
export type Quirk = (typeof QUIRKS)[number] | "plain";

export type Telling = { readonly main: Quirk; readonly has: (quirk: Quirk) => boolean; readonly seconds: boolean };

const SELDOM = 0.03;

export function drawTelling(random: Random): Telling {
  const main = random() < 0.4 ? "plain" : oneOf(random, QUIRKS);
  const more = new Set(QUIRKS.filter(() => main !== "plain" && random() < SELDOM));
  return { main, has: (quirk) => quirk === main || (quirk !== "plain" && more.has(quirk)), seconds: random() < 0.5 };
}
