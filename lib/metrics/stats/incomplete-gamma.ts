import { logGamma } from "./log-gamma";

const TINY = 1e-300;
const PRECISION = 1e-15;
const MAX_STEPS = 100_000;

/**
 * The regularised upper incomplete gamma function Q(a, x) for a > 0, x ≥ 0. Series (DLMF 8.11.4) below a + 1,
 * continued fraction (DLMF 8.9.2, by Lentz' method) above.
 */
export function upperIncompleteGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * series(a, x) : front * fraction(a, x);
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let step = 1; step <= MAX_STEPS && term > sum * PRECISION; step++) {
    term *= x / (a + step);
    sum += term;
  }
  return sum;
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let step = 1; step <= MAX_STEPS; step++) {
    const factor = -step * (step - a);
    b += 2;
    d = 1 / awayFromZero(factor * d + b);
    c = awayFromZero(b + factor / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return value;
}

const awayFromZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
