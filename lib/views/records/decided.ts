import { homeOfRecord } from "@/lib/db/read/deployment/home";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { isUuid } from "@/lib/domain/uuid";

/** What became of a deployment that a person decided on; both are null when it is no change. */
export type Decided = { readonly deployment: string | null; readonly release: string | null };

/** Where what was known by an id stands now: joined, it goes by the id of the one whose word counts most. */
export async function decidedDeployment(actor: Actor | null, id: string): Promise<Decided> {
  authorise(actor, "view.read");
  const home = isUuid(id) ? await homeOfRecord(id, reachOf(actor)) : null;
  return { deployment: home?.id ?? null, release: home?.releaseId ?? null };
}
