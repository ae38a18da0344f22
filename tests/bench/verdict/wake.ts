import { judgeWorld } from "@/lib/health/offline/judge-world";
import type { World, WorldVerdict } from "@/lib/health/offline/world";
import { type LabelledWorld, SUBJECT } from "./draw-world";
import type { Judge } from "./judged";

/** Wake's judge, by the same function that `wake judge` calls: it alarms when a verdict is `regressed` or `silent`. */
export const wake: Judge = {
  name: "Wake",
  judge: (labelled) => {
    const verdicts = wakeVerdicts(labelled);
    const alarms = verdicts.flatMap(({ detectedAt }) => (detectedAt === null ? [] : [detectedAt.getTime()]));
    const first = alarms.length === 0 ? null : Math.min(...alarms);
    const last = verdicts.at(-1)?.state ?? "pending";
    return {
      alarmAfter: first === null ? null : (first - labelled.scenario.rollOut.finishedAt) / 60_000,
      reassures: first === null && (last === "healthy" || last === "improved"),
      cannotTell: first === null && (last === "insufficient" || last === "watching" || last === "pending"),
      word: last,
    };
  },
};

/** Verdicts on the judged deployment at the horizons of which the world knows all minutes. */
export function wakeVerdicts({ world, scenario }: LabelledWorld): WorldVerdict[] {
  const own: World = { ...world, deployments: world.deployments.filter(({ id }) => id === SUBJECT) };
  const known = scenario.long ? ["5m", "1h", "24h"] : ["5m", "1h"];
  return judgeWorld(own).filter(({ horizon }) => known.includes(horizon));
}
