import type { Scene } from "./scene";
import type { Suspected } from "./suspected";

/** Minutes of good service that prove nothing, and so many more after which a fault of the change itself is half as likely as it was. */
const [NOTHING, HALF] = [10, 40];

/**
 * For how many minutes the new instances of a change had answered since it last took effect and before anything went badly; 0 where nobody
 * tells. `Scene.onset` is the first minute of harm anywhere, so that whatever they answered before it went well.
 */
export function servedWell({ onset }: Pick<Scene, "onset">, { effects, fresh }: Pick<Suspected, "effects" | "fresh">): number {
  const last = effects.filter((minute) => minute <= onset).at(-1);
  if (last === undefined) return 0;
  const answered = fresh.flatMap(({ side, ticks }) => (side === "in" ? ticks.map(({ minute }) => minute) : []));
  return new Set(answered.filter((minute) => minute >= last && minute < onset)).size;
}

/** How far a change has proved itself, 0 (it has not served yet) to 1. */
export function proven(minutes: number): number {
  const beyond = Math.max(0, minutes - NOTHING);
  return beyond / (beyond + HALF);
}
