import type { Span } from "./rows";
import type { Snapshot } from "./snapshot";

/** An incident as the definitions of other tools read it. */
export type DeliveryIncident = {
  readonly id: string;
  readonly title: string;
  readonly services: readonly string[];
  readonly environment: string | null;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  /** What its report names as its cause, in its sender's words. */
  readonly causedBy: readonly string[];
};

/**
 * Incidents that were opened in a stretch of time, or that ended in it, oldest first; merged and dismissed ones left out, and those that
 * Wake opened by itself: other tools would not know of them.
 */
export async function deliveryIncidents(client: Snapshot, { from, to }: Span): Promise<DeliveryIncident[]> {
  const { rows } = await client.query<DeliveryIncident>({
    name: "delivery-incidents",
    text: `select id, title, services, environment, "openedAt", "resolvedAt", "causedBy" from "Incident"
      where "openedAt" < $2 and ("openedAt" >= $1 or "resolvedAt" >= $1 and "resolvedAt" < $2) and "mergedInto" is null and not dismissed
        and source <> 'wake'
      order by "openedAt", id`,
    values: [from, to],
  });
  return rows;
}
