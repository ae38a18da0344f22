import { HORIZON_MINUTES } from "@/lib/domain/horizon";
import { poissonCdf } from "@/lib/metrics/stats/poisson-cdf";
import type { Comparison } from "./comparison";
import type { JudgeInput } from "./judge-input";
import { minutesSinceRollOut } from "./minutes-since";
import type { Opinion } from "./opinion";
import * as say from "./sentences";
import { ALPHA, WARM_UP_MINUTES } from "./thresholds";

/** Requests of other versions that make the silence of the new one remarkable before the horizon is over. */
const REMARKABLE = 3;

/**
 * The opinion when the judged version answered nothing in the window. `silent` takes proof that someone would have been heard: other
 * versions answer after the warm-up, or the whole service is quiet where the baseline makes that a one in a thousand chance.
 */
export function opinionWithoutTraffic(input: JudgeInput, comparison: Comparison, over: boolean): Opinion {
  const { version, finishedAt } = input.deployment;
  const { window, cells } = comparison.material;
  const minutes = minutesSinceRollOut(input.deployment, window.to);
  const seen = input.trafficStartedAt !== null;
  if (window.to.getTime() <= window.from.getTime()) return seen ? plain("watching", say.tooEarly) : plain("pending", say.waiting(version));
  if (minutes < WARM_UP_MINUTES) return plain("pending", say.waiting(version));

  const settled = finishedAt.getTime() + WARM_UP_MINUTES * 60_000;
  const others = cells.after.reduce((sum, { at, count }) => sum + (at.getTime() >= settled ? count : 0), 0);
  // On hour cells it had its first hour: others have taken its place, whoever announced them.
  if (others > 0 && seen && HORIZON_MINUTES[input.horizon] > 60) return plain("superseded", say.replaced(version, others));
  if (others >= REMARKABLE || (over && others > 0)) return plain("silent", say.silentVersion(version, minutes, others, seen));
  const expected = ((comparison.throughput.expectedPerMinute ?? 0) * (window.to.getTime() - window.from.getTime())) / 60_000;
  const dark = comparison.material.after.count === 0 && poissonCdf(0, expected / comparison.throughput.dispersion) < ALPHA;
  if (dark) return plain("silent", say.silentService(minutes, expected));
  return over ? plain("insufficient", say.noTraffic(version)) : plain("pending", say.waiting(version));
}

const plain = (state: Opinion["state"], sentence: string): Opinion => ({ state, evidence: [sentence], needed: null, onsetAt: null });
