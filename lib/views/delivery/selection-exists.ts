import { placesNamed } from "@/lib/db/read/catalogue/places-named";
import type { Selection } from "@/lib/domain/delivery-row";
import { WakeError } from "@/lib/domain/error";

/**
 * Whether figures can be about a selection: false when its environment is none of production. Throws `not-found` naming what does not
 * exist at all; no figure would then be an answer, as nobody deploys what does not exist.
 */
export async function isAboutProduction(selection: Selection): Promise<boolean> {
  const { service, team, environment } = await placesNamed(selection);
  if (service === false) throw absent("service", selection.service);
  if (team === false) throw absent("team", selection.team);
  if (environment === "unknown") throw absent("environment", selection.environment);
  return environment === null || environment === "production";
}

const absent = (noun: string, name: string | null): WakeError =>
  new WakeError("not-found", `There is no ${noun} “${name}”.`, {
    fix: `Look at the spelling; a ${noun} exists once something that names it has arrived.`,
  });
