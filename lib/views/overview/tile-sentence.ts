import { formatCount, formatDuration, formatPlural } from "@/lib/charts/format";
import { REWORK_REASONS, type ReworkReason } from "@/lib/metrics/delivery/fact";
import type { Figure } from "@/lib/metrics/delivery/figure";
import type { PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import { daysInWords } from "../delivery/sentences/context";
import { likelyShare } from "../delivery/sentences/likely";
import { sentenceOf } from "../delivery/sentences/sentence-of";

/** What a tile says under its figure: what the figure rests on. The figure itself and its comparison stand above already. */
export function tileSentence(figure: Figure, facts: PeriodFacts): string {
  if (figure.value === null) return sentenceOf({ figure, facts, unit: "change" });
  switch (figure.metric) {
    case "deploymentFrequency":
      return `${formatCount(figure.n)} in ${daysInWords(facts.days)}${onDays(facts)}.`;
    case "leadTimeForChanges":
      return figure.n === 1 ? "The only change went live this soon after its first commit." : halfOf(figure.n);
    case "changeFailureRate":
      return `${formatCount(facts.counts.hurt)} of ${formatCount(figure.n)} settled failed${likely(figure)}.${watched(facts)}`;
    case "failedDeploymentRecoveryTime":
      return recoveries(facts);
    case "deploymentReworkRate":
      return `${formatCount(facts.counts.rework)} of ${formatCount(figure.n)} repaired an earlier one${kinds(facts)}.`;
  }
}

const onDays = ({ days, deploymentDays }: PeriodFacts): string =>
  days <= 1 || deploymentDays < 2 ? "" : `, on ${formatCount(deploymentDays)} different days`;

const halfOf = (n: number): string => `Half of ${formatCount(n)} changes went live this soon after first commit.`;

const likely = ({ interval, n }: Figure): string =>
  interval === null || n === 1 ? "" : `; the true rate is likely ${likelyShare(interval)}`;

const watched = ({ watching }: PeriodFacts): string =>
  watching === 0 ? "" : ` ${formatCount(watching)} more ${watching === 1 ? "is" : "are"} watched.`;

function recoveries({ recovered, open }: PeriodFacts): string {
  const [longest, lasting] = [recovered.at(-1) ?? 0, open.at(-1) ?? 0];
  const still =
    open.length === 0 ? "" : ` ${formatPlural(open.length, "failure lasts", "failures last")}, ${formatDuration(lasting * 1000)} so far.`;
  return recovered.length === 0
    ? still.trim()
    : `${formatPlural(recovered.length, "recovery", "recoveries")}; the longest took ${formatDuration(longest * 1000)}.${still}`;
}

const KIND_WORDS: Readonly<Record<ReworkReason, readonly [one: string, many: string]>> = {
  rollback: ["rollback", "rollbacks"],
  revert: ["revert", "reverts"],
  hotfix: ["hotfix", "hotfixes"],
  emergency: ["emergency", "emergencies"],
  repair: ["repair of an incident", "repairs of incidents"],
};

/** The two most frequent kinds of rework: `: 17 rollbacks, 6 hotfixes`. */
function kinds({ counts }: PeriodFacts): string {
  const known = REWORK_REASONS.map((reason) => ({ reason, count: counts.reworkBy[reason] ?? 0 })).filter(({ count }) => count > 0);
  const most = known.toSorted((a, b) => b.count - a.count).slice(0, 2);
  return most.length === 0 ? "" : `: ${most.map(({ reason, count }) => formatPlural(count, ...KIND_WORDS[reason])).join(", ")}`;
}
