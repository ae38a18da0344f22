import type { Verdict } from "@/lib/domain/verdict";
import { cutWindow } from "@/lib/health/cut-window";
import { judgeHorizon } from "@/lib/health/judge";
import { minutesAfter, scene } from "./scene";
import { type Fault, minutesOf, type Shop } from "./shop";

const LOOKS = [10, 20, 30, 45, 60];

/** One deployment in a simulated shop: the verdicts of its 5-minute horizon and of five looks at its first hour. */
export function deploy(shop: Shop, fault: Fault): readonly Verdict[] {
  const hour = scene({ horizon: "1h", before: minutesOf(shop, { failures: 1, latency: 1 }), after: minutesOf(shop, fault) });
  const fiveMinutes = scene({ horizon: "5m", before: null, after: minutesOf(shop, fault) });
  return [
    judgeHorizon({ ...fiveMinutes, before: hour.before }),
    ...LOOKS.map((minutes) => {
      const now = minutesAfter(minutes);
      const { to } = cutWindow(hour.windows.after, now, null);
      const after = hour.afterOfVersion.filter(({ at }) => at.getTime() < to.getTime());
      return judgeHorizon({ ...hour, now, after, afterOfVersion: after });
    }),
  ];
}

export const regressed = (verdicts: readonly Verdict[]): boolean => verdicts.some(({ state }) => state === "regressed");
