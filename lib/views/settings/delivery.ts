import { readServices } from "@/lib/db/read/catalogue/services";
import { teamNames } from "@/lib/db/read/catalogue/teams";
import { readGoals } from "@/lib/db/read/delivery/goals";
import { deliverySettings } from "@/lib/db/read/delivery/settings";
import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import { type Actor, authorise, EVERYWHERE, may } from "@/lib/domain/access";
import { env } from "@/lib/env";
import { type GoalLine, goalLine } from "./goal-rows";

export type DeliverySettingsModel = {
  readonly timezone: string;
  /** It is set where Wake is started, and cannot be changed here. */
  readonly zoneFixed: boolean;
  readonly zones: readonly string[];
  readonly observationHours: number;
  readonly confidence: number;
  readonly goals: readonly GoalLine[];
  readonly teams: readonly string[];
  readonly services: readonly string[];
  readonly mayChange: boolean;
};

/** What the delivery metrics go by, and what they shall be. For admins to change, for all people to see; a restricted token sees nothing. */
export async function loadDeliverySettings(actor: Actor | null): Promise<DeliverySettingsModel> {
  authorise(actor, actor?.kind === "token" ? "delivery.manage" : "view.read");
  const [{ zone, observationHours, confidence }, goals, teams, services] = await Promise.all([
    inSnapshot(deliverySettings),
    readGoals(),
    teamNames(),
    readServices({ team: null, reach: EVERYWHERE }),
  ]);
  return {
    ...{ timezone: zone, observationHours, confidence, teams },
    zoneFixed: env().WAKE_TIMEZONE !== undefined,
    zones: [...new Set(["UTC", zone, ...Intl.supportedValuesOf("timeZone")])],
    goals: goals.flatMap((row) => goalLine(row) ?? []),
    services: services.map(({ name }) => name).sort(),
    mayChange: may(actor, "delivery.manage"),
  };
}
