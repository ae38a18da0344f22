import type { Random } from "@/tests/support/prng";
import { between, logBetween, oneOf, wholeBetween } from "../landscape";
import type { Rollout } from "./rollout";
import type { Town } from "./town";

/**
 * How a release fails: `hard`, `soft` (a few in a hundred), `slow`, `few` (some of its new instances only), `silent` (they send nothing),
 * `unseen` (it says that all went well, its callers do not), `contract` (what it asks of a callee is refused), `both` (old instances
 * fail as well, as after a migration). Without a release: `dependency` (a service that nobody touched), `beside` (one that is being
 * rolled out, all its versions alike).
 */
export const FAMILIES = ["hard", "soft", "slow", "few", "silent", "unseen", "contract", "both", "dependency", "beside"] as const;
export type Family = (typeof FAMILIES)[number];
export type GrayFault = {
  readonly family: Family;
  readonly rollout: Rollout | null;
  readonly service: number;
  readonly callee: number | null;
  readonly failing: number;
  readonly slowTimes: number;
  /** Of `few`: the part of the new instances; of `silent`: the part of the calls to them that fail. */
  readonly part: number;
  /** Minutes until it has its full strength. */
  readonly ramp: number;
};

const HURT = ["hard", "hard", "soft", "soft", "slow", "few", "silent", "silent", "silent", "unseen", "contract", "both"] as const;

export function drawGrayFault(random: Random, { services, roads }: Town, rollouts: readonly Rollout[]): GrayFault {
  const [culprit] = rollouts;
  const released = random() < 0.84 && culprit !== undefined;
  const calls = roads.filter(({ caller }) => caller === culprit?.service).map(({ callee }) => callee);
  const drawn = released ? oneOf(random, HURT) : oneOf(random, ["dependency", "dependency", "dependency", "beside"] as const);
  const family = drawn === "contract" && calls.length === 0 ? "hard" : drawn;
  const calm = services.map((_, index) => index).filter((index) => !rollouts.some(({ service }) => service === index));
  return {
    family,
    rollout: released ? culprit : null,
    service: family === "dependency" ? oneOf(random, calm.length > 0 ? calm : [0]) : (culprit?.service ?? 0),
    callee: family === "contract" ? oneOf(random, calls) : null,
    failing: family === "soft" ? between(random, 0.01, 0.05) : logBetween(random, 0.08, 1),
    slowTimes: logBetween(random, 1.5, 6),
    part: family === "few" ? between(random, 0.1, 0.5) : random() < 0.3 ? 0.03 : between(random, 0.1, 1),
    ramp: random() < 0.15 ? wholeBetween(random, 5, 25) : 0,
  };
}
