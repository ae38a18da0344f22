import { readServices } from "@/lib/db/read/catalogue/services";
import { teamNames } from "@/lib/db/read/catalogue/teams";
import { readTraceUrl } from "@/lib/db/read/catalogue/trace-url";
import { readGoals } from "@/lib/db/read/delivery/goals";
import { deliverySettings } from "@/lib/db/read/delivery/settings";
import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import { readJudgeSettings } from "@/lib/db/read/verdict/settings";
import { type Actor, authorise, EVERYWHERE, may } from "@/lib/domain/access";
import { env } from "@/lib/env";
import { type GoalLine, goalLine } from "./goal-rows";
import { SENSITIVITY_LINES, type SensitivityLine, sensitivityLine } from "./sensitivity";

export type DeliverySettingsModel = {
  readonly timezone: string;
  /** It is set where Wake is started, and cannot be changed here. */
  readonly zoneFixed: boolean;
  readonly zones: readonly string[];
  readonly observationHours: number;
  readonly confidence: number;
  /** How much proof a rise takes before a release is called regressed, and all that may be chosen. */
  readonly sensitivity: SensitivityLine;
  readonly sensitivities: readonly SensitivityLine[];
  /** Where the sample traces of errors lead, with `{traceId}` and `{spanId}`; null when nobody said. */
  readonly traceUrl: string | null;
  readonly goals: readonly GoalLine[];
  readonly teams: readonly string[];
  readonly services: readonly string[];
  readonly mayChange: boolean;
};

/** What the delivery metrics go by, and what they shall be. For admins to change, for all people to see; a restricted token sees nothing. */
export async function loadDeliverySettings(actor: Actor | null): Promise<DeliverySettingsModel> {
  authorise(actor, actor?.kind === "token" ? "delivery.manage" : "view.read");
  const [{ zone, observationHours, confidence }, judge, goals, teams, services, traceUrl] = await Promise.all([
    inSnapshot(deliverySettings),
    readJudgeSettings(),
    readGoals(),
    teamNames(),
    readServices({ team: null, reach: EVERYWHERE }),
    readTraceUrl(),
  ]);
  return {
    ...{ timezone: zone, observationHours, confidence, teams, traceUrl },
    sensitivity: sensitivityLine(judge.sensitivity),
    sensitivities: SENSITIVITY_LINES,
    zoneFixed: env().WAKE_TIMEZONE !== undefined,
    zones: [...new Set(["UTC", zone, ...Intl.supportedValuesOf("timeZone")])],
    goals: goals.flatMap((row) => goalLine(row) ?? []),
    services: services.map(({ name }) => name).sort(),
    mayChange: may(actor, "delivery.manage"),
  };
}
