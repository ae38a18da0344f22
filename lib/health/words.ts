const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const TWO_DIGITS = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });
const THREE_DIGITS = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
/** Narrow no-break space, before units. */
const THIN = "\u202f";

/** 12,480 */
export const wholeNumber = (value: number): string => NUMBER.format(value);

/** Two digits that matter below ten, three from there on, no fractions from a hundred on: 0.21, 4.9, 12.3, 458. */
const brief = (value: number): string => (value >= 100 ? NUMBER : value >= 10 ? THREE_DIGITS : TWO_DIGITS).format(value);

/** "1 request", "12,480 requests" */
export const counted = (count: number, one: string, many = `${one}s`): string => `${wholeNumber(count)} ${count === 1 ? one : many}`;

/** A share 0..1 as "4.9 %". */
export const percent = (share: number): string => `${brief(share * 100)}${THIN}%`;

/** A ratio without its sign: 23, 1.5, 0.26. */
export const ratioNumber = (ratio: number): string => (ratio >= 10 ? NUMBER : TWO_DIGITS).format(ratio);

/** "×1.5" */
export const times = (ratio: number): string => `×${ratioNumber(ratio)}`;

/** Milliseconds as "458 ms" or, from ten seconds on, "12.3 s". */
export const milliseconds = (ms: number): string => (ms >= 10_000 ? `${brief(ms / 1000)}${THIN}s` : `${brief(ms)}${THIN}ms`);

/** Requests a minute, "212" or "0.4". */
export const perMinute = (rate: number): string => brief(rate);

/** A duration in its two largest units: "22 min", "3 h 05 min", "2 d 4 h"; never below a minute. */
export function duration(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60];
  if (days > 0) return hours > 0 ? `${days}${THIN}d ${hours}${THIN}h` : `${days}${THIN}d`;
  if (hours > 0) return rest > 0 ? `${hours}${THIN}h ${String(rest).padStart(2, "0")}${THIN}min` : `${hours}${THIN}h`;
  return `${rest}${THIN}min`;
}
