import { round1 } from "./round";

export type Point = readonly [x: number, y: number];

/** SVG path data through `points`, rounded to 0.1 px; empty for no points. */
export const linePath = (points: readonly Point[]): string =>
  points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${round1(x)} ${round1(y)}`).join("");

/** Closed SVG path that runs along `upper` and back along `lower`, both given left to right. */
export function areaPath(upper: readonly Point[], lower: readonly Point[]): string {
  const outline = linePath([...upper, ...lower.toReversed()]);
  return outline === "" ? "" : `${outline}Z`;
}
