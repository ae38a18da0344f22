/** Space before a unit: narrow, and never the end of a line. */
const THIN = "\u202f";
const MINUS = "\u2212";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What stands where a number cannot: an en dash, never 0. */
export const NO_VALUE = "–";

const grouping = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A number with at most `digits` decimals, without trailing zeros, a true minus and grouped thousands. */
export function formatNumber(value: number, digits = 0): string {
  if (!Number.isFinite(value)) return NO_VALUE;
  const fixed = Math.abs(value).toFixed(digits);
  const [whole = "0", fraction = ""] = fixed.split(".");
  const decimals = fraction.replace(/0+$/, "");
  const text = `${grouping.format(Number(whole))}${decimals === "" ? "" : `.${decimals}`}`;
  return value < 0 && Number(fixed) !== 0 ? `${MINUS}${text}` : text;
}

/** A count: `12,480`. */
export const formatCount = (count: number): string => formatNumber(count);

/** A share 0..1 in percent: `5.4 %`, `0.21 %`. Neither 0 nor 100 is written unless it is meant. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (!Number.isFinite(percent)) return NO_VALUE;
  if (percent > 0 && percent < 0.01) return `<${THIN}0.01${THIN}%`;
  if (percent < 100 && percent > 99.99) return `>${THIN}99.99${THIN}%`;
  const digits = Math.abs(percent) < 1 || (percent < 100 && percent >= 99.95) ? 2 : 1;
  return `${formatNumber(percent, digits)}${THIN}%`;
}

/** A latency: `0.4 ms`, `458 ms`, `1.8 s`, and minutes from 60 s on. */
export function formatMs(latencyMs: number): string {
  if (!Number.isFinite(latencyMs)) return NO_VALUE;
  if (Math.abs(latencyMs) >= 59_950) return formatDuration(latencyMs);
  if (Math.abs(latencyMs) >= 999.5) return `${formatNumber(latencyMs / SECOND, 1)}${THIN}s`;
  return `${formatNumber(latencyMs, Math.abs(latencyMs) < 9.95 ? 1 : 0)}${THIN}ms`;
}

/** A throughput: `228 a min`. One that is not nothing does not read as 0. */
export function formatPerMinute(requestsPerMinute: number): string {
  const isTrace = requestsPerMinute > 0 && requestsPerMinute < 0.05;
  return `${isTrace ? "<0.1" : formatNumber(requestsPerMinute, requestsPerMinute < 10 ? 1 : 0)}${THIN}a${THIN}min`;
}

/** The number of a ratio without its sign: `9.0`, `23`, `0.04`. */
export function formatFactor(ratio: number): string {
  if (!Number.isFinite(ratio)) return NO_VALUE;
  if (ratio >= 9.95) return formatNumber(ratio);
  return ratio > 0 && ratio < 0.095 ? formatNumber(ratio, 2) : ratio.toFixed(1);
}

/** A ratio after ÷ expected: `×23`. */
export const formatRatio = (ratio: number): string => (Number.isFinite(ratio) ? `×${formatFactor(ratio)}` : NO_VALUE);

/** The two ends of an interval of ratios: `17 to 31`. */
export const formatRatioRange = (low: number, high: number): string => `${formatFactor(low)} to ${formatFactor(high)}`;

const UNITS = [
  { ms: DAY, name: "d" },
  { ms: HOUR, name: "h" },
  { ms: MINUTE, name: "min" },
  { ms: SECOND, name: "s" },
] as const;

/** A duration in its two largest units: `5 d 2 h`, `3 h 05 min`, `53 min`, `12 s`. Under a second as `formatMs`. */
export function formatDuration(durationMs: number): string {
  if (!Number.isFinite(durationMs)) return NO_VALUE;
  if (durationMs < 0) return `${MINUS}${formatDuration(-durationMs)}`;
  if (durationMs < SECOND) return durationMs === 0 ? `0${THIN}s` : formatMs(durationMs);
  const largest = UNITS.findIndex((unit) => durationMs >= unit.ms);
  const major = UNITS[largest] ?? UNITS[3];
  const minor = UNITS[largest + 1];
  if (minor === undefined) return `${Math.floor(durationMs / SECOND)}${THIN}s`;
  const whole = Math.floor(durationMs / major.ms);
  const rest = Math.floor((durationMs - whole * major.ms) / minor.ms);
  const first = `${formatCount(whole)}${THIN}${major.name}`;
  if (rest === 0) return first;
  return `${first} ${minor.name === "min" ? String(rest).padStart(2, "0") : rest}${THIN}${minor.name}`;
}

/** How long a part of something took: as `formatDuration`, from ten minutes on in whole minutes, and never finer than a second. */
export function formatStretch(durationMs: number): string {
  const finest = durationMs < 10 * MINUTE ? SECOND : MINUTE;
  return formatDuration(Math.floor(durationMs / finest) * finest);
}

/** A count with its noun in the right number: `1 release`, `2 releases`. */
export const formatPlural = (count: number, one: string, many = `${one}s`): string => `${formatCount(count)} ${count === 1 ? one : many}`;
