import type { Db } from "@/lib/db/prisma";
import { environmentsSeen } from "@/lib/db/read/signals/version-seen";
import { isKnown } from "@/lib/db/write/goal";
import { type Actor, reaches, reachOf } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";

/** Throws `forbidden` for a place beyond an actor's reach, `not-found` for a service that nobody announced and that sent nothing. */
export async function checkPlace(tx: Db, actor: Actor, place: { readonly service: string; readonly environment: string }): Promise<void> {
  if (!reaches(reachOf(actor), place.service, place.environment))
    throw new WakeError("forbidden", `This token does not reach ${place.service} in ${place.environment}.`, {
      fix: "Use a token that does, or ask an admin.",
    });
  if (await isKnown(tx, "service", place.service)) return;
  if ((await environmentsSeen(place.service)).length === 0)
    throw new WakeError("not-found", `There is no service “${place.service}”.`, { fix: "Look at the spelling in the list of services." });
}
