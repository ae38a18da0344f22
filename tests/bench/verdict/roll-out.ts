import type { Random } from "@/tests/support/prng";
import { PARAMETERS, type RollOutKind, weights } from "./parameters";
import { pick } from "./samplers";

const MINUTE_MS = 60_000;

/** One step: from `at` on the new version has this share of the instances and of the traffic. */
export type Step = { readonly at: number; readonly share: number };

export type RollOut = {
  readonly kind: RollOutKind;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly steps: readonly Step[];
  readonly instances: number;
};

/** A roll-out that begins at a time: at once, instance by instance, or as a canary in steps. */
export function drawRollOut(random: Random, startedAt: number, instances: number): RollOut {
  const kind = pick(random, weights(PARAMETERS.rollOut));
  const steps = stepsOf(kind, startedAt, instances);
  return { kind, startedAt, finishedAt: steps.at(-1)?.at ?? startedAt, steps, instances };
}

function stepsOf(kind: RollOutKind, startedAt: number, instances: number): Step[] {
  if (kind === "instant") return [{ at: startedAt, share: 1 }];
  if (kind === "canary") {
    const { shares, minutesEach } = PARAMETERS.canary;
    return [...shares, 1].map((share, index) => ({ at: startedAt + index * minutesEach * MINUTE_MS, share }));
  }
  const minutes = Number.parseInt(kind, 10);
  return Array.from({ length: instances }, (_, index) => ({
    at: startedAt + ((index + 1) / instances) * minutes * MINUTE_MS,
    share: (index + 1) / instances,
  }));
}

/** Share of the traffic that the new version has at a time. */
export function shareAt({ steps }: RollOut, at: number): number {
  let share = 0;
  for (const step of steps) if (step.at <= at) share = step.share;
  return share;
}

/** Part of the new version's instances at a time that are younger than some minutes. */
export function youngAt(rollOut: RollOut, at: number, minutes: number): number {
  const now = shareAt(rollOut, at);
  return now === 0 ? 0 : (now - shareAt(rollOut, at - minutes * MINUTE_MS)) / now;
}
