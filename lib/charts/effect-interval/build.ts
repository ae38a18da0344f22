import { formatRatio, formatRatioRange } from "@/lib/charts/format";
import { round1 } from "@/lib/charts/round";
import { logScale } from "@/lib/charts/scale";
import type { Box, Label } from "@/lib/charts/wake-timeline/model";
import type { Ratio, Tone } from "@/lib/domain/verdict";

export type EffectInput = {
  /** What was measured: "Errors", "p95". */
  readonly metric: string;
  readonly effect: Ratio;
  /** Ratios that the baseline itself shows: below `high`, and above `low` when given. */
  readonly normal: { readonly low: number | null; readonly high: number };
  readonly tone: Tone;
  readonly width: number;
};

/** A ratio with its 95 % interval on a log axis, beside what is normal. */
export type EffectModel = {
  readonly width: number;
  readonly height: number;
  readonly description: string;
  readonly tone: Tone;
  readonly normal: Box & { readonly label: Label | null };
  readonly axisY: number;
  readonly ticks: readonly { readonly x: number; readonly label: Label }[];
  readonly interval: { readonly x1: number; readonly x2: number; readonly y: number };
  readonly point: { readonly x: number; readonly y: number };
};

const [HEIGHT, AXIS, MIDDLE] = [44, 22, 15];
const MOST_TICKS = 6;
const NORMAL_LABEL = 44;
const FLOOR = 1 / 1024;

const finite = (value: number, instead: number): number => (Number.isFinite(value) && value > 0 ? value : instead);

/** Powers of two within a domain, thinned to at most six. */
function powers(low: number, high: number): number[] {
  const [first, last] = [Math.ceil(Math.log2(low)), Math.floor(Math.log2(high))];
  const step = Math.max(1, Math.ceil((last - first + 1) / MOST_TICKS));
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return all.filter((exponent) => exponent % step === 0).map((exponent) => 2 ** exponent);
}

const powerText = (ratio: number): string => (ratio >= 1 ? `×${ratio}` : `÷${1 / ratio}`);

/** Lays out one effect. Values that are no positive number fall back to ×1 and the ends of the axis. */
export function effectInterval({ metric, effect, normal, tone, width }: EffectInput): EffectModel {
  const ratio = Math.max(FLOOR, finite(effect.ratio, 1));
  const low = Math.max(FLOOR, Math.min(finite(effect.low, ratio), ratio));
  const high = Math.max(finite(effect.high, ratio), ratio);
  const domain = [Math.min(0.7, low * 0.85), Math.max(5.6, high * 1.3, normal.high * 1.2)] as const;
  const x = logScale(domain, [0, width]);
  const normalFrom = normal.low === null ? 0 : Math.max(0, x(normal.low));
  const normalWidth = round1(x(normal.high) - normalFrom);
  const said = normal.low === null ? `below ${formatRatio(normal.high)}` : `${formatRatioRange(normal.low, normal.high)}`;
  return {
    width,
    height: HEIGHT,
    description: `${metric} ${formatRatio(ratio)}, likely ${formatRatioRange(low, high)}. Normal is ${said}.`,
    tone,
    normal: {
      x: round1(normalFrom),
      y: 8,
      width: Math.max(0, normalWidth),
      height: AXIS - 8,
      label:
        normalWidth >= NORMAL_LABEL && x(low) > normalFrom + normalWidth
          ? { x: round1(normalFrom + 5), y: 19, text: "normal", anchor: "start" }
          : null,
    },
    axisY: AXIS,
    ticks: powers(...domain).map((power) => ({
      x: round1(x(power)),
      label: { x: round1(x(power)), y: 38, text: powerText(power), anchor: "middle" },
    })),
    interval: { x1: round1(x(low)), x2: round1(x(high)), y: MIDDLE },
    point: { x: round1(x(ratio)), y: MIDDLE },
  };
}
