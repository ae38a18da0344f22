import type { Random } from "@/tests/support/prng";
import { between, oneOf, wholeBetween } from "../landscape";
import type { Town } from "./town";

/** A gray release: instances of `to` come step by step, and those of `from` go some minutes later. Minutes from the fault on. */
export type Rollout = {
  readonly id: string;
  readonly service: number;
  readonly from: string;
  readonly to: string;
  readonly steps: readonly { readonly at: number; readonly takes: number; readonly instances: number }[];
  /** How long old instances stay beside the new ones that replace them. */
  readonly lag: number;
  /** What is different about its new version without being a fault. */
  readonly failingTimes: number;
  readonly slowTimes: number;
  readonly coldStart: number;
  readonly mute: boolean;
};

/** Two to eight roll-outs of other services around the fault, some over for hours, and now and then an earlier one of the same service. */
export function drawRollouts(random: Random, { services }: Town): readonly Rollout[] {
  const places = services.map((_, index) => index);
  const many = Math.min(services.length - 1, wholeBetween(random, 2, 8));
  const rollouts = Array.from({ length: many }, (_, index): Rollout => {
    const [service = 0] = places.splice(Math.floor(random() * places.length), 1);
    const instances = services[service]?.instances ?? 1;
    return drawRollout(random, `r${index}`, service, instances, "1", "2", startOf(random, index));
  });
  const again = rollouts.filter(() => random() < 0.06);
  const before = again.map((one, index): Rollout => {
    const begin = (one.steps[0]?.at ?? 0) - wholeBetween(random, 30, 120);
    const instances = services[one.service]?.instances ?? 1;
    const steps = [{ at: begin, takes: 1, instances }];
    return { ...drawRollout(random, `r${many + index}`, one.service, instances, "0", "1", begin), steps, mute: false };
  });
  return [...rollouts, ...before];
}

/** The first one is the culprit, where there is one: the fault begins at minute 0 with one of its steps, or some time after. */
function startOf(random: Random, index: number): number {
  if (index === 0) return random() < 0.75 ? -wholeBetween(random, 0, 2) : -wholeBetween(random, 3, 45);
  return random() < 0.6 ? wholeBetween(random, -40, 12) : wholeBetween(random, -300, -40);
}

function drawRollout(random: Random, id: string, service: number, instances: number, from: string, to: string, begin: number): Rollout {
  const parts = Math.min(instances, oneOf(random, [1, 2, 3, 4, 6]));
  const gap = parts === 1 ? 0 : between(random, 10, 60) / (parts - 1);
  const shares = Array.from({ length: parts }, (_, index) => (random() < 0.5 ? (index + 1) / parts : ((index + 1) / parts) ** 2));
  const until = shares.map((share) => Math.max(1, Math.round(share * instances)));
  return {
    id,
    service,
    from,
    to,
    steps: until
      .map((sum, index) => ({
        at: Math.round(begin + index * gap),
        takes: wholeBetween(random, 0, 3),
        instances: sum - (until[index - 1] ?? 0),
      }))
      .filter((step) => step.instances > 0),
    lag: wholeBetween(random, 0, 4),
    failingTimes: between(random, 0.7, 1.5),
    slowTimes: between(random, 0.85, 1.25),
    coldStart: random() < 0.3 ? between(random, 0.005, 0.06) : 0,
    mute: random() < 0.04,
  };
}
