import { normal, type Random } from "@/tests/support/prng";
import { PARAMETERS } from "./parameters";

/** Noise of one minute as factors, shared by all versions of the service; `mix` is how much more of each route is asked for. */
export type Noise = { readonly rate: number; readonly errors: number; readonly latency: number; readonly mix: readonly number[] };

/** Noise that lasts from minute to minute: each logarithm is an AR(1) series that begins where it may be at any time. */
export function noiseOf(random: Random, routes: number): () => Noise {
  const { noise } = PARAMETERS;
  const keep = noise.persistence;
  const step = Math.sqrt(1 - keep * keep);
  const sizes = [noise.rate, noise.errors, noise.latency, ...Array.from({ length: routes }, () => noise.mix)];
  const levels = sizes.map(() => normal(random));
  return () => {
    const factors = sizes.map((size, index) => {
      const level = keep * (levels[index] ?? 0) + step * normal(random);
      levels[index] = level;
      return Math.exp(size * level);
    });
    const [rate = 1, errors = 1, latency = 1, ...mix] = factors;
    return { rate, errors, latency, mix };
  };
}
