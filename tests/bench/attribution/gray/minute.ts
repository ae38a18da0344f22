import type { GrayFault } from "./fault";
import type { Rollout } from "./rollout";
import type { Town } from "./town";

/** What instances of one version of one service do in a minute. `worst`: the failing share of the worst of them, where they differ. */
export type Doing = {
  readonly version: string;
  readonly instances: number;
  failing: number;
  worst: number;
  ms: number;
  /** By number of the road: failing share and milliseconds of the calls that they make. */
  readonly made: Map<number, { readonly failing: number; readonly ms: number }>;
};
export type Minute = {
  /** By service, every version that runs. */
  readonly doings: readonly (readonly Doing[])[];
  /** By road: what the callee fails beyond its own because of this caller. */
  readonly refused: ReadonlyMap<number, number>;
};

const either = (one: number, other: number): number => 1 - (1 - one) * (1 - other);

/** Everything that really happens in a minute; `wander` holds by how much each service is off its mean. */
export function minuteOfTown(
  minute: number,
  town: Town,
  rollouts: readonly Rollout[],
  fault: GrayFault,
  wander: readonly number[],
): Minute {
  const doings = town.services.map((_, index) => runningAt(minute, index, town, rollouts));
  const refused = new Map<number, number>();
  for (let index = town.services.length - 1; index >= 0; index--)
    for (const doing of doings[index] ?? []) {
      own(doing, index, minute, town, rollouts, fault, wander[index] ?? 1);
      call(doing, index, minute, town, doings, fault, refused);
    }
  return { doings, refused };
}

function runningAt(minute: number, index: number, { services }: Town, rollouts: readonly Rollout[]): readonly Doing[] {
  const here = rollouts.filter(({ service }) => service === index);
  const counts = new Map([[here.map(({ from }) => from).sort()[0] ?? "1", services[index]?.instances ?? 1]]);
  for (const { from, to, steps, lag } of here)
    for (const { at, takes, instances } of steps) {
      if (at + takes <= minute) counts.set(to, (counts.get(to) ?? 0) + instances);
      if (at + takes + lag <= minute) counts.set(from, (counts.get(from) ?? 0) - instances);
    }
  return [...counts.entries()]
    .filter(([, instances]) => instances > 0)
    .map(([version, instances]) => ({ version, instances, failing: 0, worst: 0, ms: 0, made: new Map() }));
}

const strengthAt = (minute: number, { ramp }: GrayFault): number => (minute < 0 ? 0 : Math.min(1, (minute + 1) / Math.max(1, ramp)));
const isNew = ({ version }: Doing, { rollout }: GrayFault): boolean => rollout !== null && version === rollout.to;

function own(doing: Doing, index: number, minute: number, { services }: Town, rollouts: readonly Rollout[], fault: GrayFault, off: number) {
  const service = services[index];
  if (service === undefined) return;
  const release = rollouts.find((one) => one.service === index && one.to === doing.version);
  doing.failing = Math.min(0.5, service.failing * off * (release?.failingTimes ?? 1));
  doing.ms = service.ms * off ** 0.3 * (release?.slowTimes ?? 1);
  if (release?.steps.some(({ at, takes }) => minute === at + takes)) doing.failing = either(doing.failing, release.coldStart);
  const strength = index === fault.service ? strengthAt(minute, fault) : 0;
  if (strength === 0) return;
  const failing = fault.failing * strength;
  if (fault.family === "both" || fault.family === "dependency" || fault.family === "beside") doing.failing = either(doing.failing, failing);
  if (!isNew(doing, fault)) return;
  if (fault.family === "hard" || fault.family === "soft") doing.failing = either(doing.failing, failing);
  if (fault.family === "slow") doing.ms *= 1 + (fault.slowTimes - 1) * strength;
  if (fault.family !== "few") return;
  const bad = Math.max(1, Math.round(fault.part * doing.instances)) / doing.instances;
  doing.worst = Math.max(failing, 0.1);
  doing.failing = either(doing.failing, doing.worst * bad);
}

function call(
  doing: Doing,
  index: number,
  minute: number,
  { roads }: Town,
  doings: Minute["doings"],
  fault: GrayFault,
  refused: Map<number, number>,
) {
  const strength = strengthAt(minute, fault);
  roads.forEach(({ caller, callee, times, needed }, road) => {
    if (caller !== index) return;
    const there = doings[callee] ?? [];
    const all = there.reduce((sum, { instances }) => sum + instances, 0);
    let [failing, ms] = [0, 0];
    for (const one of there) {
      const hidden = callee === fault.service && isNew(one, fault) ? strength * hiddenPart(fault) : 0;
      failing += (one.instances / all) * either(one.failing, hidden);
      ms += (one.instances / all) * one.ms;
    }
    if (fault.family === "contract" && isNew(doing, fault) && index === fault.service && callee === fault.callee && strength > 0) {
      failing = either(failing, fault.failing * strength);
      refused.set(road, fault.failing * strength);
    }
    doing.made.set(road, { failing, ms });
    doing.failing = either(doing.failing, Math.min(1, failing * needed * Math.min(1, times)));
    doing.ms += times * ms;
  });
}

/** What callers see fail and the service does not tell. */
function hiddenPart({ family, failing, part }: GrayFault): number {
  if (family === "unseen") return failing;
  return family === "silent" ? part : 0;
}
