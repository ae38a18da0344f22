import { formatCount, formatNumber, formatPlural, formatRatio, formatShare } from "@/lib/charts/format";
import type { Beside, Sureness, Verdict } from "@/lib/domain/verdict";

/** One part of why a verdict is believed, in words. */
export type SureLine = { readonly term: string; readonly text: string };

/** What the metrics are called within a sentence. */
const SUBJECT: Readonly<Record<string, string>> = { errors: "failures", p50: "p50", p95: "p95", p99: "p99" };
const WEIGHED: Readonly<Record<string, string>> = { errors: "failures", p50: "slow requests", p95: "slow requests", p99: "slow requests" };

/** Everything that a verdict's confidence is made of, the most telling first. `falseAlarms` is the sentence of the nights. */
export function surenessLines(verdict: Verdict, falseAlarms: string): SureLine[] {
  const { concurrent } = verdict;
  const sureness = comparedSureness(verdict);
  return [
    ...(sureness === null ? [{ term: "Proof", text: noProof(verdict) }] : ofSureness(sureness)),
    { term: "Beside others", text: besideText(concurrent) },
    { term: "False alarms", text: falseAlarms },
    { term: "Compared", text: comparedText(verdict) },
    { term: "Method", text: `${verdict.method}.` },
  ];
}

/** Nothing is known for certain: rounding must not say so. */
const NEARLY_ONE = 0.99995;

/** The one figure of how sure a verdict is, and what it is the chance of; null where nothing was compared. */
export function surenessFigure(verdict: Verdict): { readonly value: string; readonly note: string } | null {
  const sureness = comparedSureness(verdict);
  if (sureness === null) return null;
  const by = `${formatNumber((sureness.ratio - 1) * 100)}\u202f%`;
  return {
    value: formatShare(Math.min(NEARLY_ONE, Math.max(1 - NEARLY_ONE, sureness.chance))),
    note: `that ${subjectOf(sureness)} rose by more than ${by}`,
  };
}

/** What a verdict says of its proof, where both sides answered something: of a silent version there is none. */
const comparedSureness = ({ sureness, requests, concurrent }: Verdict): Sureness | null =>
  requests.after > 0 && (requests.before > 0 || concurrent !== null) ? sureness : null;

const subjectOf = ({ metric }: Sureness): string => SUBJECT[metric] ?? metric;

function ofSureness(sureness: Sureness): SureLine[] {
  const { logEvidence, logProof, alpha, looks } = sureness;
  const evidence =
    logEvidence > 0
      ? `That ${subjectOf(sureness)} rose explains the numbers ${times(logEvidence)} better than that they did not`
      : `That ${subjectOf(sureness)} did not rise explains the numbers ${times(-logEvidence)} better than that they did`;
  return [
    { term: "Proof", text: `${evidence}; to be called proven takes ${times(logProof)}.` },
    {
      term: "Looks",
      text: `${looks.done} of ${looks.of} made. Chance alone may raise an alarm at one look in ${formatCount(Math.round(1 / alpha))}.`,
    },
    { term: "Unevenness", text: unevennessText(sureness) },
    { term: "The clock", text: clockText(sureness) },
  ];
}

const MOST_TIMES = Math.log(1_000_000);

function times(log: number): string {
  if (log >= MOST_TIMES) return "over a million times";
  const factor = Math.exp(log);
  return `${formatNumber(factor, factor < 10 ? 1 : 0)} times`;
}

function unevennessText({ dispersion, metric }: Sureness): string {
  const what = WEIGHED[metric] ?? metric;
  if (dispersion < 1.05) return `Here ${what} come one by one, as chance has them.`;
  return `Here ${what} come in bunches: ${formatNumber(dispersion, 1)} of them weigh as one.`;
}

function clockText({ seasonal }: Sureness): string {
  if (seasonal === null) return "What this hour does by itself is not known: too little is kept of earlier days.";
  if (Math.abs(Math.log(seasonal)) < 0.05) return "At this hour the rate does not move by itself.";
  return `At this hour the rate moves ${formatRatio(seasonal)} by itself; that is taken out.`;
}

function besideText(beside: Beside | null): string {
  if (beside === null) return "No other version answered enough in the same minutes, so it is compared with the time before.";
  const { share, requests, failed } = beside;
  const rate = (side: "ours" | "others"): string => formatShare(failed[side] / Math.max(1, requests[side]));
  return `In the same minutes it answered ${formatShare(share)} of requests; ${rate("ours")} of its own failed, and ${rate("others")} of the others’.`;
}

function comparedText({ windows, requests }: Verdict): string {
  const before = `${formatCount(requests.before)} requests in ${formatPlural(windows.before.length, "stretch", "stretches")} before`;
  return `${before} with ${formatCount(requests.after)} after.`;
}

const noProof = ({ requests }: Verdict): string =>
  requests.before === 0 || requests.after === 0
    ? "There was nothing to compare, so nothing is proven either way."
    : "The method of this verdict did not keep how much proof there was.";
