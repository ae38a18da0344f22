import { formatCount, formatPlural } from "@/lib/charts/format";
import { compared } from "./compared";
import { daysInWords, previousInWords, type Told } from "./context";
import { formatFrequency, scaleOf } from "./frequency-words";

/** `212 deployments reached production in 28 days, 7.6 a day, more often than in the 28 days before (6.6 a day).` */
export function deploymentFrequencySentence(told: Told, value: number): string {
  const { figure, facts } = told;
  const period = daysInWords(facts.days);
  if (figure.n === 0) return `Nothing reached production in ${period}${before(told)}.`;
  const scale = scaleOf(value, figure.previous?.value ?? 0);
  const what = `${formatPlural(figure.n, "deployment")} reached production in ${period}`;
  // Of a single deployment, or a single day, a rate says nothing that the count has not said.
  const rate = figure.n === 1 || period === "one day" ? "" : `, ${formatFrequency(value, scale)}`;
  return `${what}${rate}${compared(told, {
    better: "more often",
    worse: "less often",
    format: (previous) => (previous === 0 ? "none" : formatFrequency(previous, scale)),
  })}.`;
}

function before({ figure }: Told): string {
  const { previous } = figure;
  if (previous === null || previous.value === null) return "";
  const words = previousInWords(figure);
  return previous.n === 0 ? `, nor in ${words}` : `; ${formatCount(previous.n)} did in ${words}`;
}
