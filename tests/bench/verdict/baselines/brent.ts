const TOLERANCE = 1e-4;
const EPSILON = 2.220446049250313e-16;
const MAX_STEPS = 1000;

/** A point and the value there. */
type At = { readonly x: number; readonly y: number };

/**
 * A root between two bounds of opposite signs by Brent's method (Algorithms for Minimization without Derivatives, 1973, chapter 4), with
 * the stopping rule of R's `uniroot`: within 1e-4. Where the function is a staircase the place at which it stops is part of the answer,
 * so the steps are Brent's own: secant or inverse quadratic when they shrink enough, halves otherwise.
 */
export function brentRoot(value: (x: number) => number, low: number, high: number): number {
  let before: At = { x: low, y: value(low) };
  let best: At = { x: high, y: value(high) };
  let opposite = before;
  if (before.y === 0) return before.x;
  for (let step = 0; step < MAX_STEPS; step++) {
    const last = best.x - before.x;
    if (Math.abs(opposite.y) < Math.abs(best.y)) [before, best, opposite] = [best, opposite, best];
    const enough = 2 * EPSILON * Math.abs(best.x) + TOLERANCE / 2;
    const half = (opposite.x - best.x) / 2;
    if (Math.abs(half) <= enough || best.y === 0) return best.x;
    const tried =
      Math.abs(last) >= enough && Math.abs(before.y) > Math.abs(best.y) ? interpolated(before, best, opposite, last, enough) : null;
    const wanted = tried ?? half;
    const move = Math.abs(wanted) < enough ? (wanted > 0 ? enough : -enough) : wanted;
    before = best;
    const x = best.x + move;
    best = { x, y: value(x) };
    if ((best.y > 0 && opposite.y > 0) || (best.y < 0 && opposite.y < 0)) opposite = before;
  }
  return best.x;
}

/** The step to where a line or a parabola through the known points passes zero; null when it would leave the bracket or shrink too little. */
function interpolated(before: At, best: At, opposite: At, last: number, enough: number): number | null {
  const width = opposite.x - best.x;
  const t1 = best.y / before.y;
  let p: number;
  let q: number;
  if (before.x === opposite.x) {
    p = width * t1;
    q = 1 - t1;
  } else {
    const r = before.y / opposite.y;
    const s = best.y / opposite.y;
    p = t1 * (width * r * (r - s) - (best.x - before.x) * (s - 1));
    q = (r - 1) * (s - 1) * (t1 - 1);
  }
  if (p > 0) q = -q;
  else p = -p;
  const fits = p < 0.75 * width * q - Math.abs(enough * q) / 2 && p < Math.abs((last * q) / 2);
  return fits ? p / q : null;
}
