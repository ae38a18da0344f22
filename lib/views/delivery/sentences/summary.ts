import { type Phrase, say } from "@/lib/charts/phrase";
import type { MetricId } from "@/lib/metrics/delivery/figure";
import type { Figures } from "@/lib/metrics/delivery/figures";
import type { LeadOptions, PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import { previousInWords } from "./context";
import { sentenceOf } from "./sentence-of";
import { type Part, partsOf } from "./summary-parts";

/** Where the words about a metric lead, if anywhere. */
export type HrefOf = (metric: MetricId) => string | null;

/** What the summing-up is made from. */
export type Summed = { readonly figures: Figures; readonly facts: PeriodFacts; readonly unit: LeadOptions["unit"] };

/**
 * The five figures in one sentence for the head of a page: `Faster than in the 28 days before and about as safe, but more of it is
 * rework.` Only what is clear is said. Where there is nothing to compare, it says what went out.
 */
export function deliverySummary({ figures, facts, unit }: Summed, hrefOf: HrefOf): Phrase[] {
  const frequency = figures.deploymentFrequency;
  const went = frequency.comparison === null || frequency.n === 0 || frequency.previous?.n === 0;
  if (went) return [say(sentenceOf({ figure: frequency, facts, unit }))];
  const previous = previousInWords(frequency);
  const parts = partsOf(figures);
  if (parts.length === 0) return [say(`No clear change from ${previous}.`)];
  return capitalised([...summedUp(parts, previous, hrefOf), say(".")]);
}

/** What got better leads, what got worse follows after a “but”; without the former the latter leads. */
function summedUp(parts: readonly Part[], previous: string, hrefOf: HrefOf): Phrase[] {
  const of = (tone: Part["tone"]): Part[] => parts.filter((part) => part.tone === tone);
  const [better, worse, even] = [of("better"), of("worse"), of("even")];
  const later = (part: Part): Phrase[] => [say(part.later, hrefOf(part.metric))];
  if (better.length === 0 && worse.length === 0) return [...even.flatMap(later), say(` as in ${previous}; nothing else changed clearly`)];
  const isBetter = better.length > 0;
  const { opening, others } = opened(isBetter ? better : worse, previous, hrefOf);
  const after = isBetter ? worse : even;
  return [
    ...listed([opening, ...(isBetter ? even : []).map(later), ...others.map(later)]),
    ...(after.length === 0 ? [] : [say(", but "), ...listed(after.map(later))]),
  ];
}

/** `faster and more often than in the 28 days before`, and what is to be said after it. */
function opened(parts: readonly Part[], previous: string, hrefOf: HrefOf): { readonly opening: Phrase[]; readonly others: Part[] } {
  const comparatives = parts.filter(({ first, later }) => first === later);
  const heads = comparatives.length > 0 ? comparatives : parts.slice(0, 1);
  return {
    opening: [...listed(heads.map(({ first, metric }) => [say(first, hrefOf(metric))])), say(` than in ${previous}`)],
    others: parts.filter((part) => !heads.includes(part)),
  };
}

/** `a`, `a and b`, `a, b and c`. */
const listed = (items: readonly (readonly Phrase[])[]): Phrase[] =>
  items.flatMap((item, at) => [...(at === 0 ? [] : [say(at === items.length - 1 ? " and " : ", ")]), ...item]);

const capitalised = ([first, ...rest]: readonly Phrase[]): Phrase[] =>
  first === undefined ? [] : [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
