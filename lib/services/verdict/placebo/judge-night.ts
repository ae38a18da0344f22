import type { DueDeployment } from "@/lib/db/read/deployment/due-for-look";
import type { PlaceboPlace } from "@/lib/db/read/verdict/placebo-due";
import { type Horizon, horizonEnd } from "@/lib/domain/horizon";
import { UNNAMED } from "@/lib/domain/rollup";
import { judgeHorizon } from "@/lib/health/judge";
import type { JudgeInput } from "@/lib/health/judge-input";
import { breath } from "../breath";
import { gatherInputs } from "../gather";
import type { SignalSource } from "../signal-source";
import type { Standing } from "../standing";
import { failuresOf, slowOnesOf, variationOf } from "./variation";

/** What the judge said of a place at moments without a release. */
export type Found = { readonly looks: number; readonly alarms: number; readonly failures: number | null; readonly latency: number | null };

/**
 * Judges a place at moments without a release, as if one had been rolled out there, each at the end of its horizon. A moment around which
 * nothing was sent is none. An alarm is a release called regressed that was none at all.
 */
export async function judgeNight(
  place: PlaceboPlace,
  horizon: Horizon,
  moments: readonly Date[],
  source: SignalSource,
  standing: Standing,
): Promise<Found> {
  const heard: JudgeInput[] = [];
  let alarms = 0;
  for (const at of moments) {
    await breath();
    const asked = { deployment: madeBelieve(place, at), horizon };
    const [input] = await gatherInputs([asked], horizonEnd(at, horizon), standing, source);
    if (input === undefined || input.before.length === 0 || input.after.length === 0) continue;
    heard.push({ ...input, operations: [], earlier: [], neighbours: [] });
    if (judgeHorizon(input).state === "regressed") alarms += 1;
  }
  return { looks: heard.length, alarms, failures: variationOf(heard, failuresOf), latency: variationOf(heard, slowOnesOf) };
}

const madeBelieve = ({ service, environment }: PlaceboPlace, at: Date): DueDeployment => ({
  ...{ id: "", service, environment, version: UNNAMED, previousVersion: null },
  ...{ startedAt: at, rolledOutAt: at, endedAt: null, endedBy: null, updatedAt: at },
});
