import { HORIZON_MINUTES } from "@/lib/domain/horizon";
import { poissonCdf } from "@/lib/metrics/stats/poisson-cdf";
import type { Comparison } from "./comparison";
import type { JudgeInput } from "./judge-input";
import { minutesSinceRollOut } from "./minutes-since";
import type { Opinion } from "./opinion";
import * as say from "./sentences";
import { spacingOf } from "./spacing-of";
import { ALPHA, WARM_UP_MINUTES } from "./thresholds";

/** Requests of other versions that make the silence of the new one remarkable before the horizon is over. */
const REMARKABLE = 10;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A version that was heard is silent only after so long. */
const QUIET_MS = 5 * MINUTE_MS;

/**
 * The opinion when the judged version answered nothing in the window. `silent` takes proof that someone would have been heard: other
 * versions answer after the warm-up, or the whole service is quiet where the baseline makes that a one in a thousand chance.
 */
export function opinionWithoutTraffic(input: JudgeInput, comparison: Comparison, over: boolean): Opinion {
  const { version, finishedAt } = input.deployment;
  const { window, cells } = comparison.material;
  const minutes = minutesSinceRollOut(input.deployment, window.to);
  const seen = input.trafficStartedAt !== null;
  const early = seen ? plain("watching", say.tooEarly) : plain("pending", say.waiting(version));
  if (window.to.getTime() <= window.from.getTime()) return early;
  if (minutes < WARM_UP_MINUTES) return plain("pending", say.waiting(version));

  const isHourly = HORIZON_MINUTES[input.horizon] > 60;
  if (isHourly && window.to.getTime() - window.from.getTime() < HOUR_MS) return early;
  if (!over && quietFor(input) < QUIET_MS) return plain("watching", say.tooEarly);
  const spacing = isHourly ? 1 : spacingOf([...input.earlier.flatMap(({ before }) => before), ...input.before]);
  if (spacing > 1 && minutes < 2 * spacing + WARM_UP_MINUTES)
    return over ? plain("insufficient", say.noTraffic(version)) : plain("pending", say.waiting(version));
  const settled = finishedAt.getTime() + WARM_UP_MINUTES * 60_000;
  const others = cells.after.reduce((sum, { at, count }) => sum + (at.getTime() >= settled ? count : 0), 0);
  // On hour cells it had its first hour: others have taken its place, whoever announced them.
  if (others > 0 && seen && isHourly) return plain("superseded", say.replaced(version, others));
  if (others >= REMARKABLE) return plain("silent", say.silentVersion(version, minutes, others, seen));
  const expected = ((comparison.throughput.expectedPerMinute ?? 0) * (window.to.getTime() - window.from.getTime())) / 60_000;
  const dark = comparison.material.after.count === 0 && poissonCdf(0, expected / comparison.throughput.dispersion) < ALPHA;
  if (dark) return plain("silent", say.silentService(minutes, expected));
  return over ? plain("insufficient", say.noTraffic(version)) : plain("pending", say.waiting(version));
}

/** Time since its last cell: some report only every few minutes. */
function quietFor({ now, meantimeOfVersion, afterOfVersion }: JudgeInput): number {
  const last = Math.max(...[...meantimeOfVersion, ...afterOfVersion].map(({ at, minutes }) => at.getTime() + minutes * MINUTE_MS));
  return now.getTime() - last;
}

const plain = (state: Opinion["state"], sentence: string): Opinion => ({ state, evidence: [sentence], needed: null, onsetAt: null });
