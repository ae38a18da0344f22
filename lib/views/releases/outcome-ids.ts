import { deliveryRows } from "@/lib/db/read/delivery/rows";
import { deliverySettings } from "@/lib/db/read/delivery/settings";
import { inSnapshot, type Snapshot } from "@/lib/db/read/delivery/snapshot";
import type { Selection } from "@/lib/domain/delivery-row";
import type { DeploymentFact } from "@/lib/metrics/delivery/fact";
import { factOf } from "@/lib/metrics/delivery/fact-of";
import type { OutcomeFilter } from "@/lib/urls/releases";

/** Deployments of an outcome that only the definitions of the delivery metrics can tell. */
export type OutcomeIds = {
  readonly ids: readonly string[];
  /** Since when they were looked for. */
  readonly from: Date;
};

type Asked = Selection & { readonly outcome: OutcomeFilter | null };
type Bounds = { readonly from: Date; readonly to: Date };

/** Deployments that one answer looks at. */
const MOST_LOOKED = 20_000;
const STEP_MS = 7 * 86_400_000;

/**
 * The deployments of a period that hurt, or that are rework, by the same functions as the figures; null when neither is asked for. Looks
 * from the newest back, a week at a time, and no further once it has looked at 20,000: `from` then says how far it got.
 */
export async function outcomeIds({ outcome, service, team, environment }: Asked, { from, to }: Bounds): Promise<OutcomeIds | null> {
  if (outcome !== "hurt" && outcome !== "rework") return null;
  const selection = { service, team, environment };
  return inSnapshot(async (client) => {
    const { confidence } = await deliverySettings(client);
    const ids: string[] = [];
    let [end, looked] = [to.getTime(), 0];
    while (end > from.getTime() && looked < MOST_LOOKED) {
      const start = Math.max(from.getTime(), end - STEP_MS);
      const facts = await factsBetween(client, { from: new Date(start), to: new Date(end) }, selection, confidence);
      ids.push(...facts.filter((fact) => fact[outcome] !== null).map(({ id }) => id));
      looked += facts.length;
      end = start;
    }
    return { ids, from: new Date(end) };
  });
}

async function factsBetween(client: Snapshot, span: Bounds, selection: Selection, confidence: number): Promise<DeploymentFact[]> {
  const facts: DeploymentFact[] = [];
  for await (const rows of deliveryRows(client, [span], selection))
    facts.push(...rows.map((row) => factOf(row, selection, { confidence })));
  return facts;
}
