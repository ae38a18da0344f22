import { formatCount, formatDuration } from "@/lib/charts/format";
import { formatStamp } from "@/lib/charts/format-time";
import type { Verdict } from "@/lib/domain/verdict";
import { canOnlySee, needs } from "@/lib/health/sentences";

const MINUTE_MS = 60_000;

type Watched = {
  readonly verdict: Verdict | null;
  /** When Wake looks next; null when it will not. */
  readonly nextLook: Date | null;
  readonly zone: string;
  readonly now: Date;
};

/** What a verdict would still take: requests, time and what shows until then, and when Wake looks again. Null once nothing is open. */
export function neededWords({ verdict, nextLook, zone, now }: Watched): string | null {
  const sentences = [...neededSentences(verdict), ...(nextLook === null ? [] : [lookSentence(verdict, nextLook, zone, now)])];
  return sentences.length === 0 ? null : sentences.join(" ");
}

/** What the judge itself says of it, in its own words; of verdicts whose words were others, the same told from the numbers. */
function neededSentences(verdict: Verdict | null): string[] {
  if (verdict?.needed == null) return [];
  const said = openEvidence(verdict);
  if (said.length > 0) return said;
  const { requests, minutes, visibleRatio } = verdict.needed;
  const wait = minutes === null ? "at a rate that is not known yet" : `about ${formatDuration(minutes * MINUTE_MS)} as they come now`;
  const took = `To call it healthy takes about ${formatCount(Math.ceil(requests))} more requests, ${wait}.`;
  return visibleRatio === null ? [took] : [took, canOnlySee(visibleRatio)];
}

/** The sentences of a verdict's evidence that say what is still open: they stand by themselves, and not among the others again. */
export function openEvidence({ needed, evidence }: Pick<Verdict, "needed" | "evidence">): string[] {
  if (needed === null) return [];
  const open = new Set([needs(needed, "failures"), needs(needed, "latency")]);
  if (needed.visibleRatio !== null) open.add(canOnlySee(needed.visibleRatio));
  return evidence.filter((sentence) => open.has(sentence));
}

function lookSentence(verdict: Verdict | null, nextLook: Date, zone: string, now: Date): string {
  const wait = nextLook.getTime() - now.getTime();
  const when = wait <= MINUTE_MS ? "within a minute" : `in ${formatDuration(wait)}, ${formatStamp(nextLook, zone)}`;
  const looks = verdict?.sureness?.looks;
  return `${looks === undefined ? "Wake looks next" : `Wake looked ${looks.done} of ${looks.of} times and looks next`} ${when}.`;
}
