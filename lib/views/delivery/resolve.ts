import { deliverySettings } from "@/lib/db/read/delivery/settings";
import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import { type Actor, authorise } from "@/lib/domain/access";
import { assertWithinReach } from "./load/within-reach";
import { type DeliveryAsked, type DeliveryQuestion, deliveryAsked } from "./question";
import { isAboutProduction } from "./selection-exists";

/** What is asked for with nothing left open, and whether it is about production at all. */
export type Resolved = { readonly asked: DeliveryAsked; readonly production: boolean };

/**
 * Makes a question complete. Throws `unauthenticated`, `forbidden` for a selection beyond the reach of a token, `not-found` for a service,
 * team or environment that nobody has heard of, and `invalid` for an impossible period.
 */
export async function resolveDelivery(actor: Actor | null, question: DeliveryQuestion, now: Date): Promise<Resolved> {
  authorise(actor, "view.read");
  const { zone } = await inSnapshot(deliverySettings);
  const asked = deliveryAsked(question, zone, now);
  await assertWithinReach(actor, asked.selection);
  return { asked, production: await isAboutProduction(asked.selection) };
}
