import { placeboNights } from "@/lib/db/read/verdict/placebo";
import { readJudgeSettings } from "@/lib/db/read/verdict/settings";
import { SENSITIVITIES } from "@/lib/health/judge-input";
import { judgeMethod } from "@/lib/health/judge-method";
import { type FalseAlarms, falseAlarmRate } from "@/lib/metrics/verdict/false-alarms";

const DAY_MS = 86_400_000;
const NIGHTS = 28;

/**
 * How often the judge, as it is set now, was wrong about a place at moments without a release, in the last 28 nights and at all horizons
 * that are measured. At most 84 rows are read. It does not ask who is asking: its caller has.
 */
export async function readFalseAlarms(service: string, environment: string, now: Date): Promise<FalseAlarms> {
  const [nights, settings] = await Promise.all([
    placeboNights([{ service, environment }], new Date(now.getTime() - NIGHTS * DAY_MS)),
    readJudgeSettings(),
  ]);
  const sensitivity = SENSITIVITIES.find((one) => one === settings.sensitivity) ?? "balanced";
  return falseAlarmRate(nights, judgeMethod(sensitivity));
}
