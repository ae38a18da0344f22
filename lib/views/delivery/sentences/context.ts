import type { Figure } from "@/lib/metrics/delivery/figure";
import type { LeadOptions, PeriodFacts } from "@/lib/metrics/delivery/period-facts";

/** What the sentence of a figure is made from: the figure, the facts behind it, and what lead times are of. */
export type Told = { readonly figure: Figure; readonly facts: PeriodFacts; readonly unit: LeadOptions["unit"] };

const DAY_MS = 86_400_000;

/** A number of days as they are asked for, parts of a day rounded up: `28 days`, `12 months`. */
export function daysInWords(days: number): string {
  const whole = Math.ceil(days - 1e-9);
  if (whole <= 1) return "one day";
  return whole === 365 || whole === 366 ? "12 months" : `${whole} days`;
}

/** How the period before is called: `the 28 days before`, `the day before`. */
export function previousInWords({ previous }: Pick<Told["figure"], "previous">): string {
  if (previous === null) return "the period before";
  // Days of 23 and 25 hours are days.
  const words = daysInWords(Math.round((previous.to.getTime() - previous.from.getTime()) / DAY_MS));
  return words === "one day" ? "the day before" : `the ${words} before`;
}
