import { readEnvironments, readServices } from "@/lib/db/read/catalogue/services";
import { teamNames } from "@/lib/db/read/catalogue/teams";
import { type Actor, reachOf } from "@/lib/domain/access";
import type { DeliveryModel } from "../model";

/** What figures can be asked of: teams, services and environments of production, within reach. */
export async function optionsOf(actor: Actor): Promise<DeliveryModel["options"]> {
  const reach = reachOf(actor);
  const [teams, services, environments] = await Promise.all([teamNames(), readServices({ team: null, reach }), readEnvironments(reach)]);
  return {
    teams,
    services: services.map(({ name }) => name).toSorted(),
    environments: environments.filter(({ tier }) => tier === "production").map(({ name }) => name),
  };
}
