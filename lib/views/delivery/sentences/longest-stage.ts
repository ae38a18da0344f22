import { formatCount, formatDuration } from "@/lib/charts/format";
import { STAGES, type Stage } from "@/lib/metrics/delivery/fact";
import type { Quartiles } from "@/lib/metrics/delivery/period-facts";
import { STAGE_WORDS } from "@/lib/metrics/delivery/reason-words";

/** Which stage takes longest at the median, over the changes that have it; nothing where no stage is known. */
export function longestStage(stages: Readonly<Record<Stage, Quartiles>>): string[] {
  const [longest] = STAGES.flatMap((stage) => {
    const { p50, n } = stages[stage];
    return p50 === null ? [] : [{ stage, p50, n }];
  }).sort((a, b) => b.p50 - a.p50);
  if (longest === undefined) return [];
  const { name } = STAGE_WORDS[longest.stage];
  const of = longest.n === 1 ? "the one change that has it" : `the ${formatCount(longest.n)} changes that have it`;
  return [`The longest stage is ${name.toLowerCase()}: ${formatDuration(longest.p50 * 1000)} at the median of ${of}.`];
}
