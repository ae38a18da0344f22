import { formatCount, formatDuration } from "@/lib/charts/format";
import { previousInWords, type Told } from "./context";

const inWords = (seconds: number): string => formatDuration(seconds * 1000);
/** Fewer than this have no half worth naming. */
const FEW = 5;

/** `Half of 487 changes went live within 19 h of their first commit, 4 h faster than in the 28 days before.` */
export const leadTimeSentence = (told: Told, value: number): string => `${what(told, value)}${change(told)}.`;

function what({ figure, unit }: Told, value: number): string {
  const time = inWords(value);
  if (unit === "commit") {
    if (figure.n === 1) return `The only commit went live ${time} after it was written`;
    return figure.n < FEW
      ? `${formatCount(figure.n)} commits went live, at the median ${time} after they were written`
      : `Half of ${formatCount(figure.n)} commits went live within ${time} of being written`;
  }
  if (figure.n === 1) return `The only change went live ${time} after its first commit`;
  return figure.n < FEW
    ? `${formatCount(figure.n)} changes went live, at the median ${time} after their first commit`
    : `Half of ${formatCount(figure.n)} changes went live within ${time} of their first commit`;
}

function change({ figure }: Told): string {
  const { comparison, previous } = figure;
  if (comparison === null || previous === null || previous.value === null) return "";
  const { direction, difference } = comparison;
  if (direction === "unclear" || direction === "same")
    return `; no clear change from ${previousInWords(figure)} (${inWords(previous.value)})`;
  return `, ${inWords(Math.abs(difference))} ${direction === "better" ? "faster" : "slower"} than in ${previousInWords(figure)}`;
}
