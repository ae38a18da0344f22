import { incompleteBeta } from "./incomplete-beta";
import { logBeta } from "./log-beta";

const MAX_STEPS = 200;
const PRECISION = 1e-15;

/**
 * The x in 0..1 with I_x(a, b) = p, for a, b > 0. Newton's method from the mean, kept inside a shrinking bracket and
 * replaced by bisection whenever a step would leave it, so it always ends.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  const logB = logBeta(a, b);
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < MAX_STEPS; step++) {
    const gap = incompleteBeta(x, a, b) - p;
    if (gap === 0) return x;
    if (gap > 0) high = x;
    else low = x;
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logB);
    const newton = x - gap / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= PRECISION * next || next === low || next === high) return next;
    x = next;
  }
  return x;
}
