const SCALES: ReadonlyMap<string, number> = new Map([
  ["By", 1],
  ["s", 1_000_000],
  ["ms", 1_000],
  ["us", 1],
  ["ns", 1],
]);

/**
 * How finely the values of a promoted metric are kept: as whole multiples of 1/scale of its unit (UCUM), because whole numbers add up in
 * any order. Bytes and microseconds are whole, seconds and milliseconds are kept to the microsecond, everything else (counts, shares,
 * degrees) to the thousandth.
 */
export const metricScale = (unit: string): number => SCALES.get(unit) ?? 1_000;
