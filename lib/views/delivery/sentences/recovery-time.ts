import { formatCount, formatDuration } from "@/lib/charts/format";
import { compared } from "./compared";
import type { Told } from "./context";

const inWords = (seconds: number): string => formatDuration(seconds * 1000);
/** Fewer than this have no half worth naming. */
const FEW = 5;

/** `Half of 11 failures were over within 42 min; no clear change from the 28 days before (58 min). The longest took 3 h 05 min.` */
export function recoveryTimeSentence(told: Told, value: number): string {
  const change = compared(told, { better: "sooner", worse: "later", format: inWords });
  return `${what(told, value)}${change}.${rest(told)}`;
}

/** While failures are not over the median is an estimate, and is called one. */
function what({ figure, facts }: Told, value: number): string {
  const [n, time] = [figure.n, inWords(value)];
  if (n === 1) return `The only failure was over after ${time}`;
  if (facts.open.length > 0) return `Half of ${formatCount(n)} failures are estimated to be over within ${time}`;
  if (n < FEW) return `${formatCount(n)} failures were over, at the median after ${time}`;
  return `Half of ${formatCount(n)} failures were over within ${time}`;
}

function rest({ figure, facts }: Told): string {
  if (figure.n === 1) return "";
  const [ended, open] = [facts.recovered.at(-1) ?? 0, facts.open.at(-1) ?? 0];
  const still = facts.open.length === 0 ? "" : ` ${formatCount(facts.open.length)} ${facts.open.length === 1 ? "is" : "are"} not over.`;
  return `${still} The longest ${open > ended ? `has lasted ${inWords(open)} so far` : `took ${inWords(ended)}`}.`;
}
