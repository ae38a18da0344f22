import { shapeOf } from "./severity";
import type { Stop } from "./stops";

/** More than 3 marks within 24 px become one. */
const REACH = 24;
const MOST = 3;
const PILL_PADDING = 22;
const DIGIT = 6.5;
const MARK = 5;

/** Width of the pill that shows a count. */
export const pillWidth = (count: number): number => PILL_PADDING + String(count).length * DIGIT;

const halfOf = (stop: Stop): number => (stop.clustered ? pillWidth(stop.members.length) / 2 : MARK);

/** Several stops as one: at the first failed release if there is one, else in their middle. */
function merge(stops: readonly Stop[]): Stop {
  const failed = stops.find((stop) => stop.members.some((release) => shapeOf(release) === "regressed"));
  const middle = ((stops[0]?.x ?? 0) + (stops.at(-1)?.x ?? 0)) / 2;
  const members = stops.flatMap((stop) => stop.members).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return { x: failed?.x ?? middle, members, clustered: true };
}

/** Pills swallow what they would cover, until nothing overlaps a pill. */
function settle(stops: readonly Stop[]): Stop[] {
  const settled: Stop[] = [];
  for (const stop of stops) {
    let current = stop;
    for (let last = settled.at(-1); last !== undefined && overlaps(last, current); last = settled.at(-1)) {
      settled.pop();
      current = merge([last, current]);
    }
    settled.push(current);
  }
  return settled;
}

const overlaps = (left: Stop, right: Stop): boolean =>
  (left.clustered || right.clustered) && right.x - left.x < halfOf(left) + halfOf(right);

/** Joins stops that stand too close. Every release that goes in comes out, once. */
export function clusterStops(stops: readonly Stop[]): Stop[] {
  const sorted = stops.toSorted((a, b) => a.x - b.x);
  const joined: Stop[] = [];
  for (let i = 0; i < sorted.length; ) {
    const start = sorted[i];
    if (start === undefined) break;
    const near = sorted.slice(i).filter((stop) => stop.x - start.x <= REACH);
    const marks = near.reduce((total, stop) => total + stop.members.length, 0);
    joined.push(...(marks > MOST ? [merge(near)] : [start]));
    i += marks > MOST ? near.length : 1;
  }
  return settle(joined.toSorted((a, b) => a.x - b.x));
}
