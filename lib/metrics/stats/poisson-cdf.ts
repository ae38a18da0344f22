import { upperIncompleteGamma } from "./incomplete-gamma";

/** The chance that a Poisson variable of this mean is at most `count`: Q(⌊count⌋ + 1, mean), DLMF 8.4.10. */
export const poissonCdf = (count: number, mean: number): number => (count < 0 ? 0 : upperIncompleteGamma(Math.floor(count) + 1, mean));
