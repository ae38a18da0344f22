import { remember } from "./remember";
import { sumTrials, type TrialCell } from "./trials";

/** Sizes, in cells, of the blocks at which bursts are looked for. */
const BLOCKS = [1, 5, 15] as const;
/** Weight, in blocks, of the belief that hits are independent. */
const PRIOR_BLOCKS = 6;

/**
 * How much more the hits of a baseline vary than independent ones would (Poisson = 1): Pearson's χ² over its degrees of freedom,
 * at three block sizes because bursts that outlive a cell hide in small ones; shrunk towards 1 when there are few blocks, the
 * largest taken, never below 1. Blocks that expect less than one hit say nothing and are not used.
 */
export const dispersion = (cells: readonly TrialCell[]): number => remembered(cells, "all blocks");

const remembered = remember((cells: readonly TrialCell[]): number => {
  const { hits, of } = sumTrials(cells);
  if (hits === 0 || of === 0) return 1;
  return Math.max(1, ...BLOCKS.map((size) => shrunkDispersion(cells, size, hits / of)));
});

function shrunkDispersion(cells: readonly TrialCell[], size: number, share: number): number {
  const blocks = new Map<number, { hits: number; of: number }>();
  for (const { at, minutes, hits, of } of cells) {
    const key = Math.floor(at.getTime() / (minutes * size * 60_000));
    const block = blocks.get(key) ?? { hits: 0, of: 0 };
    blocks.set(key, { hits: block.hits + hits, of: block.of + of });
  }
  const used = [...blocks.values()].filter(({ of }) => of * share >= 1);
  const freedom = used.length - 1;
  if (freedom < 1) return 1;
  const chiSquare = used.reduce((sum, { hits, of }) => sum + (hits - of * share) ** 2 / (of * share), 0);
  return (PRIOR_BLOCKS + chiSquare) / (PRIOR_BLOCKS + freedom);
}
