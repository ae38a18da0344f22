import { addCounts, NO_COUNTS } from "./counts";
import type { Counts } from "./summary";

const NUMBERS = ["reached", "failed", "hurt", "rework", "commitOut", "botCommitOut"] as const;
const TALLIES = ["hurtBy", "reworkBy", "carryOut", "changeOut", "botChangeOut"] as const;

/** What `addCounts` makes of many, without a copy for each. */
export function sumCounts(all: readonly Counts[]): Counts {
  const numbers: Record<string, number> = {};
  const tallies = TALLIES.map((): Record<string, number> => ({}));
  for (const counts of all) {
    for (const name of NUMBERS) numbers[name] = (numbers[name] ?? 0) + counts[name];
    for (const [index, name] of TALLIES.entries()) addTally(tallies[index] ?? {}, counts[name]);
  }
  return addCounts(NO_COUNTS, { ...NO_COUNTS, ...numbers, ...Object.fromEntries(TALLIES.map((name, index) => [name, tallies[index]])) });
}

function addTally(sums: Record<string, number>, counts: Readonly<Partial<Record<string, number>>>): void {
  for (const reason in counts) sums[reason] = (sums[reason] ?? 0) + (counts[reason] ?? 0);
}
