import { formatShare } from "@/lib/charts/format";
import { areaPath, linePath, type Point } from "@/lib/charts/path";
import { round1 } from "@/lib/charts/round";
import { linearScale, type Scale } from "@/lib/charts/scale";
import type { LaneInput } from "./input";
import type { LaneModel } from "./model";

/** The lane where the harm began is higher than the others. */
const FIRST_LANE = 52;
const LANE = 36;
const BETWEEN = 12;

const heightOf = (place: number): number => (place === 0 ? FIRST_LANE : LANE);

/** How much room some lanes take, one under the other. */
export const lanesHeight = (count: number): number =>
  Array.from({ length: count }, (_, place) => heightOf(place) + BETWEEN).reduce((sum, height) => sum + height, 0);

/** The share of failed requests of one service, in the lane of its place below `top`. */
export function laneOf({ service, points, before }: LaneInput, place: number, top: number, x: Scale): LaneModel {
  const ceiling = top + 12 + lanesHeight(place);
  const base = ceiling + heightOf(place) - 4;
  const most = Math.max(before ?? 0, ...points.map(({ value }) => value ?? 0));
  const y = linearScale([0, most === 0 ? 1 : most * 1.05], [base, ceiling]);
  const runs = runsOf(points).map((run) => run.map(({ t, value }): Point => [x(t.getTime()), y(value)]));
  const known = points.some(({ value }) => value !== null);
  const note = known ? `failed, up to ${formatShare(most)}` : "no signals";
  return {
    service,
    note,
    label: { x: 0, y: base - 14, text: service.length > 20 ? `${service.slice(0, 19)}…` : service, anchor: "start" },
    noteLabel: { x: 0, y: base, text: note, anchor: "start" },
    line: runs.map(linePath).join(""),
    area: runs
      .map((run) =>
        areaPath(
          run,
          run.map(([at]): Point => [at, base]),
        ),
      )
      .join(""),
    baseY: round1(base),
    beforeY: before === null || !known ? null : round1(y(before)),
  };
}

type Known = { readonly t: Date; readonly value: number };

/** Stretches without a gap. */
function runsOf(points: LaneInput["points"]): Known[][] {
  const runs: Known[][] = [[]];
  for (const { t, value } of points) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ t, value });
  }
  return runs.filter((run) => run.length > 0);
}
