import { formatNumber } from "@/lib/charts/format";

const SCALES = [
  { days: 1, name: "a day" },
  { days: 7, name: "a week" },
  { days: 30, name: "in 30 days" },
] as const;
export type FrequencyScale = (typeof SCALES)[number];

/** The scale on which rates (deployments a day) are easiest to read: the first on which the largest of them is at least 1. */
export const scaleOf = (...perDay: readonly number[]): FrequencyScale =>
  SCALES.find(({ days }) => Math.max(...perDay) * days >= 1 - 1e-9) ?? SCALES[2];

/** A rate without its scale, so that one that is not nothing does not read as 0: `7.6`, `<0.01`. */
export function formatRate(perDay: number, { days }: FrequencyScale): string {
  const rate = perDay * days;
  if (rate > 0 && rate < 0.01) return "<0.01";
  return formatNumber(rate, rate < 0.1 ? 2 : rate < 100 ? 1 : 0);
}

/** A rate: `7.6 a day`, `2.5 a week`, `1 in 30 days`. */
export const formatFrequency = (perDay: number, scale = scaleOf(perDay)): string => `${formatRate(perDay, scale)} ${scale.name}`;
