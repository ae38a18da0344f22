import type { CellCount } from "@/lib/domain/objective";

/**
 * When a fast burn began: the cell from which on the bad requests exceed half the rate of the rule by most, summed up to the end. Cells
 * before it burn slower on the whole, cells after it faster, and a quiet cell in between changes nothing. Null when none does.
 */
export function burnOnset(cells: readonly CellCount[], target: number, rate: number): Date | null {
  const middle = (rate / 2) * (1 - target);
  let [sum, most, onset]: [number, number, Date | null] = [0, 0, null];
  for (const { at, bad, total } of cells.toSorted((a, b) => b.at.getTime() - a.at.getTime())) {
    sum += bad - middle * total;
    if (sum <= most) continue;
    [most, onset] = [sum, at];
  }
  return onset;
}
