/** Maps a value to a position. */
export type Scale = (value: number) => number;

/** How far outside its range a position may fall before it is cut: far dates must not make endless paths. */
const OVERSHOOT = 4000;

/** Linear map from `domain` to `range`; an empty domain maps to the start of the range. Positions stay within 4000 px of the range. */
export function linearScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [d0, d1] = domain;
  const [r0, r1] = range;
  const [low, high] = [Math.min(r0, r1) - OVERSHOOT, Math.max(r0, r1) + OVERSHOOT];
  return (value) => {
    const position = d1 === d0 ? r0 : r0 + ((value - d0) / (d1 - d0)) * (r1 - r0);
    return Number.isNaN(position) ? r0 : Math.min(high, Math.max(low, position));
  };
}

/** Logarithmic map; the domain is positive, and smaller values sit at its lower end. */
export function logScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const floor = Math.max(domain[0], Number.MIN_VALUE);
  const inner = linearScale([Math.log(floor), Math.log(Math.max(domain[1], floor))], range);
  return (value) => inner(Math.log(Math.max(value, floor)));
}
