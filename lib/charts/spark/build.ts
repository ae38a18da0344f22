import { areaPath, linePath, type Point } from "@/lib/charts/path";
import { round1 } from "@/lib/charts/round";
import { linearScale, logScale } from "@/lib/charts/scale";
import type { Box } from "@/lib/charts/wake-timeline/model";

/** The numbers of one small chart; the mark fits the metric. */
export type SparkInput = { readonly width: number; readonly height: number; readonly description: string } & (
  | {
      /** Counts: one bar a bucket. `soft` are weekends, `part` the dark share of a bar, the last may be unfinished. */
      readonly kind: "bars";
      readonly bars: readonly { readonly value: number; readonly part: number | null; readonly soft: boolean }[];
      readonly unfinished: boolean;
      readonly previous: number | null;
    }
  | {
      /** A rate or a duration over time, with its band, and ticks at 0..1 of the width where something failed. */
      readonly kind: "line";
      readonly points: readonly { readonly value: number | null; readonly low: number | null; readonly high: number | null }[];
      readonly previous: number | null;
      readonly failures: readonly number[];
    }
  | {
      /** Single durations on a log axis, at 0..1 of the width; an open one has lasted that long so far. */
      readonly kind: "dots";
      readonly dots: readonly { readonly at: number; readonly value: number; readonly open?: boolean }[];
      readonly median: number | null;
      readonly previous: number | null;
    }
);

export type SparkBox = Box & { readonly look: "bar" | "soft" | "unfinished" | "failure" };

export type SparkModel = {
  readonly width: number;
  readonly height: number;
  readonly description: string;
  readonly boxes: readonly SparkBox[];
  readonly band: string | null;
  readonly line: string | null;
  readonly dots: readonly { readonly x: number; readonly y: number; readonly look: "end" | "single" | "open" }[];
  readonly medianY: number | null;
  readonly previousY: number | null;
  readonly hasBase: boolean;
};

type Of<Kind extends SparkInput["kind"]> = Extract<SparkInput, { kind: Kind }>;
const FAILURE = { width: 2.5, height: 9 };
const largest = (values: readonly number[]): number => values.reduce((max, value) => Math.max(max, value), 0) || 1;

const EMPTY = { boxes: [], band: null, line: null, dots: [], medianY: null, previousY: null, hasBase: false } as const;

function bars(input: Of<"bars">): Partial<SparkModel> {
  const { width, height } = input;
  const step = width / Math.max(1, input.bars.length);
  const y = linearScale([0, largest([...input.bars.map(({ value }) => value), input.previous ?? 0])], [height - 1, 2]);
  const box = (index: number, value: number, look: SparkBox["look"]): SparkBox => {
    const top = round1(y(value));
    return {
      x: round1(index * step + 1),
      y: top,
      width: round1(Math.max(1, step - 2)),
      height: round1(Math.max(0, height - 1 - top)),
      look,
    };
  };
  return {
    boxes: input.bars.flatMap(({ value, part, soft }, i) => {
      const last = input.unfinished && i === input.bars.length - 1;
      const whole = box(i, value, last ? "unfinished" : soft || part !== null ? "soft" : "bar");
      return part === null || part <= 0 ? [whole] : [whole, box(i, part, "bar")];
    }),
    previousY: input.previous === null ? null : round1(y(input.previous)),
    hasBase: true,
  };
}

function line(input: Of<"line">): Partial<SparkModel> {
  const { width, height, points, failures } = input;
  const bottom = failures.length > 0 ? height - 13 : height - 2;
  const top = largest([...points.flatMap(({ value, high }) => [value ?? 0, high ?? 0]), input.previous ?? 0]);
  const y = linearScale([0, top], [bottom, 2]);
  const x = linearScale([0, Math.max(1, points.length - 1)], [1, width - 5]);
  const ranged = points.flatMap(({ low, high }, i) => (low === null || high === null ? [] : [{ x: x(i), low: y(low), high: y(high) }]));
  const known = points.flatMap(({ value }, i): Point[] => (value === null ? [] : [[x(i), y(value)]]));
  const end = known.at(-1);
  const tick = (at: number): SparkBox => ({
    ...FAILURE,
    x: round1(linearScale([0, 1], [1, width - 5])(at) - FAILURE.width / 2),
    y: height - FAILURE.height,
    look: "failure",
  });
  return {
    boxes: failures.map(tick),
    band: areaPath(
      ranged.map((edge): Point => [edge.x, edge.high]),
      ranged.map((edge): Point => [edge.x, edge.low]),
    ),
    line: linePath(known),
    dots: end === undefined ? [] : [{ x: round1(end[0]), y: round1(end[1]), look: "end" }],
    previousY: input.previous === null ? null : round1(y(input.previous)),
    hasBase: failures.length > 0,
  };
}

function dots(input: Of<"dots">): Partial<SparkModel> {
  const values = [...input.dots.map(({ value }) => value), input.median ?? 0, input.previous ?? 0].filter((value) => value > 0);
  const least = values.reduce((min, value) => Math.min(min, value), largest(values));
  const y = logScale([least * 0.8, largest(values) * 1.25], [input.height - 4, 4]);
  const x = linearScale([0, 1], [4, input.width - 6]);
  return {
    dots: input.dots.map(({ at, value, open = false }) => ({ x: round1(x(at)), y: round1(y(value)), look: open ? "open" : "single" })),
    medianY: input.median === null ? null : round1(y(input.median)),
    previousY: input.previous === null ? null : round1(y(input.previous)),
  };
}

function partsOf(input: SparkInput): Partial<SparkModel> {
  if (input.kind === "bars") return bars(input);
  return input.kind === "line" ? line(input) : dots(input);
}

/** Lays out one small chart; linear ones begin at zero, durations of single events are logarithmic. */
export function spark(input: SparkInput): SparkModel {
  return { ...EMPTY, width: input.width, height: input.height, description: input.description, ...partsOf(input) };
}
