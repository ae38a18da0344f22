import { formatCount, formatDuration } from "@/lib/charts/format";
import { round1 } from "@/lib/charts/round";
import { logScale } from "@/lib/charts/scale";
import type { TableModel } from "@/lib/charts/table";
import type { Distribution } from "@/lib/metrics/delivery/period-facts";
import { COARSE, classOf, lowestOf } from "@/lib/metrics/delivery/value-class";
import { logDurationTicks } from "./trend-unit";

/** How durations spread: the middle half as a box, the median in it, and how far nine in ten reach; on a logarithmic axis, in per cent. */
export type SpreadModel = {
  readonly title: string;
  /** How many lie where: left edge, width and height in per cent. */
  readonly bars: readonly { readonly left: number; readonly width: number; readonly height: number }[];
  readonly boxes: readonly SpreadBox[];
  readonly ticks: readonly { readonly percent: number; readonly text: string }[];
  readonly caption: string;
  readonly table: TableModel;
};

export type SpreadBox = {
  readonly name: "Now" | "Before";
  readonly from: number;
  readonly to: number;
  readonly median: number;
  readonly reach: number;
};

type Known = { readonly p25: number; readonly p50: number; readonly p75: number; readonly p90: number; readonly n: number };

const knownOf = (all: Distribution | null): Known | null => {
  if (all === null) return null;
  const { p25, p50, p75, p90, n } = all;
  return p25 === null || p50 === null || p75 === null || p90 === null ? null : { p25, p50, p75, p90, n };
};
/** Classes that make one bar: two to the octave. */
const IN_BAR = 4;

/** The classes put together to bars, from the first to the last that holds anything; what is under a minute is one. */
function steps(classes: readonly number[]): { readonly from: number; readonly to: number; readonly count: number }[] {
  const start = Math.ceil(classOf(60, COARSE) / IN_BAR) * IN_BAR;
  const bars = Array.from({ length: Math.ceil(Math.max(0, classes.length - start) / IN_BAR) }, (_, i) => {
    const first = start + i * IN_BAR;
    const under = i === 0 ? 0 : first;
    const count = classes.slice(under, first + IN_BAR).reduce((sum, held) => sum + held, 0);
    return { from: lowestOf(first, COARSE), to: lowestOf(first + IN_BAR, COARSE), count };
  });
  const last = bars.findLastIndex(({ count }) => count > 0);
  return bars.slice(
    Math.max(
      0,
      bars.findIndex(({ count }) => count > 0),
    ),
    last + 1,
  );
}

const said = (seconds: number): string => formatDuration(seconds * 1000);

/**
 * The spread of lead times, with that of the period before under it; null where there is nothing to spread.
 *
 * @param classes How many of now's values lie in each coarse class of `lib/metrics/delivery/value-class`, where that is known.
 */
export function spreadOf(now: Distribution, before: Distribution | null, classes: readonly number[] = []): SpreadModel | null {
  const [ours, theirs] = [knownOf(now), knownOf(before)];
  if (ours === null) return null;
  const all = [ours, theirs].filter((one) => one !== null);
  const held = steps(classes);
  const [least, most] = [
    Math.max(1, Math.min(...all.map(({ p25 }) => p25 * 0.5), ...held.map(({ from }) => from))),
    Math.max(2, ...all.map(({ p90 }) => p90 * 1.4), ...held.map(({ to }) => to)),
  ];
  const scale = logScale([least, most], [0, 100]);
  const at = (seconds: number): number => round1(scale(Math.max(least, seconds)));
  const highest = Math.max(1, ...held.map(({ count }) => count));
  const box = (name: SpreadBox["name"], one: Known): SpreadBox => ({
    ...{ name, from: at(one.p25), to: at(one.p75), median: at(one.p50), reach: at(one.p90) },
  });
  const rows = [{ name: "Now", one: ours }, ...(theirs === null ? [] : [{ name: "Before", one: theirs }])];
  return {
    title: "How lead times spread",
    bars: held.map(({ from, to, count }) => ({
      left: at(from),
      width: round1(at(to) - at(from)),
      height: round1((count / highest) * 100),
    })),
    boxes: [box("Now", ours), ...(theirs === null ? [] : [box("Before", theirs)])],
    ticks: logDurationTicks(least, most).map(({ value, text }) => ({ percent: at(value), text })),
    caption: `A quarter went live within ${said(ours.p25)}, half within ${said(ours.p50)}, three quarters within ${said(ours.p75)}, and nine in ten within ${said(ours.p90)}.`,
    table: {
      caption: "How lead times spread",
      columns: [
        { label: "Period", numeric: false },
        ...["A quarter within", "Half within", "Three quarters within", "Nine in ten within", "Changes"].map((label) => ({
          label,
          numeric: true,
        })),
      ],
      rows: rows.map(({ name, one }) => ({
        key: name,
        cells: [name, said(one.p25), said(one.p50), said(one.p75), said(one.p90), formatCount(one.n)].map((text) => ({ text })),
      })),
    },
  };
}
