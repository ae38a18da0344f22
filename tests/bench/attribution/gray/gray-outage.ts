import { readAttribution } from "@/lib/cli/wake/attribute-file";
import { normal, prng, type Random } from "@/tests/support/prng";
import { oneOf, wholeBetween } from "../landscape";
import type { Scenario } from "../scenario";
import { drawGrayFault, type Family, type GrayFault } from "./fault";
import { fileOf } from "./file";
import { type Minute, minuteOfTown } from "./minute";
import { drawRollouts, type Rollout } from "./rollout";
import { drawTelling, type Quirk } from "./telling";
import { drawTown, type Town } from "./town";

export type GrayOutage = Omit<Scenario, "kind"> & { readonly kind: Family; readonly quirk: Quirk };

const [BEFORE, AFTER] = [130, 50];
/** Nobody is told of less. */
const [ALARM_FAILING, ALARM_SLOW] = [0.004, 1.25];

/** An outage in the midst of large gray releases, told by a file as `wake attribute` reads it; one seed, one outage. */
export function grayOutage(seed: number): GrayOutage {
  const random = prng(seed * 2_246_822_519 + 7);
  for (;;) {
    const town = drawTown(random);
    const rollouts = drawRollouts(random, town);
    const fault = drawGrayFault(random, town, rollouts);
    const wander = drawWander(random, town);
    const live = (of: GrayFault): ReadonlyMap<number, Minute> =>
      new Map([...wander].map(([minute, off]) => [minute, minuteOfTown(minute, town, rollouts, of, off)]));
    const minutes = live(fault);
    const alarm = alarmOf(minutes, live({ ...fault, service: -1, callee: null }), fault);
    if (alarm === null) continue;
    const detected = alarm + oneOf(random, [0, 1, 1, 2, 3, 5, 12, 20]);
    const to = Math.min(AFTER, detected + wholeBetween(random, 1, 5));
    const telling = drawTelling(random);
    const from = Math.max(-BEFORE, detected - oneOf(random, [30, 60, 120]));
    const file = fileOf(random, town, rollouts, fault, minutes, telling, { from, to, detected });
    const input = readAttribution(JSON.stringify(file), "the file");
    return {
      seed,
      kind: fault.family,
      quirk: telling.main,
      input,
      truth: fault.rollout === null ? "none" : `deployment:${fault.rollout.id}`,
    };
  }
}

/** Every service wanders about its mean, and now and then has some bad minutes that are nobody's doing. */
function drawWander(random: Random, { services }: Town): ReadonlyMap<number, readonly number[]> {
  const [deviation, state] = [oneOf(random, [0.15, 0.3, 0.5]), services.map(() => normal(random))];
  const bad = Array.from({ length: wholeBetween(random, 0, 4) }, () => ({
    service: Math.floor(random() * services.length),
    from: wholeBetween(random, -60, 20),
    lasts: wholeBetween(random, 1, 6),
    times: 3 + 20 * random(),
  }));
  return new Map(
    Array.from({ length: BEFORE + AFTER }, (_, index) => {
      const minute = index - BEFORE;
      const off = services.map((_of, at) => {
        state[at] = 0.85 * (state[at] ?? 0) + 0.53 * normal(random);
        const burst = bad.find(({ service, from, lasts }) => service === at && minute >= from && minute < from + lasts);
        return Math.exp(deviation * (state[at] ?? 0)) * (burst?.times ?? 1);
      });
      return [minute, off] as const;
    }),
  );
}

/** The first minute in which something that can be told is clearly worse than it would have been; silence is noticed in a minute or two. */
function alarmOf(minutes: ReadonlyMap<number, Minute>, calm: ReadonlyMap<number, Minute>, { family, rollout }: GrayFault): number | null {
  for (let minute = 0; minute < AFTER - 22; minute++) {
    const [now, then] = [minutes.get(minute), calm.get(minute)];
    const worse = now?.doings.some((doings, service) => {
      const all = (of: Minute | undefined) => of?.doings[service] ?? [];
      return doings.some((doing, at) => {
        const was = all(then)[at];
        if (was === undefined) return false;
        const made = [...doing.made].some(([road, { failing }]) => failing > (was.made.get(road)?.failing ?? 0) + ALARM_FAILING);
        return made || doing.failing > was.failing + ALARM_FAILING || doing.ms > was.ms * ALARM_SLOW;
      });
    });
    const mute = family === "silent" && rollout !== null && isUp(now, rollout);
    if (worse || mute) return minute + 1;
  }
  return null;
}

const isUp = (minute: Minute | undefined, { service, to }: Rollout): boolean =>
  minute?.doings[service]?.some(({ version }) => version === to) ?? false;
