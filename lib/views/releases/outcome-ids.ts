import { readGround } from "@/lib/db/read/delivery/ground";
import { deliveryRows } from "@/lib/db/read/delivery/rows";
import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import type { Selection } from "@/lib/domain/delivery-row";
import { factOf } from "@/lib/metrics/delivery/fact-of";
import { mergeNotable } from "@/lib/metrics/delivery/notable";
import type { OutcomeFilter } from "@/lib/urls/releases";
import { daySources } from "../delivery/load/day-sources";
import { piecesOf } from "../delivery/load/pieces";
import { atInstants } from "../delivery/page/at-instants";

type Asked = Selection & { readonly outcome: OutcomeFilter | null };
type Bounds = { readonly from: Date; readonly to: Date };

/** Deployments that one answer looks at, the newest. */
const MOST_LOOKED = 10_000;

/**
 * The deployments of a period that hurt, or that are rework, by the same functions as the figures; null when neither is asked for. The
 * stored days say when they reached production, so that they alone are looked at: the newest 10,000.
 */
export async function outcomeIds({ outcome, service, team, environment }: Asked, { from, to }: Bounds): Promise<readonly string[] | null> {
  if (outcome !== "hurt" && outcome !== "rework") return null;
  const selection = { service, team, environment };
  return inSnapshot(async (client) => {
    const ground = await readGround(client);
    const { zone } = ground.settings;
    const days = piecesOf({ from, to }, zone, to);
    const [sources] = await daySources(client, { selections: [selection], days, earlier: [], zone, ground, eachDay: false });
    const instants = mergeNotable((sources?.now ?? []).map(({ decoded }) => decoded.notable()))[outcome];
    const ids: string[] = [];
    for await (const rows of deliveryRows(client, atInstants(instants.slice(-MOST_LOOKED)), selection))
      ids.push(...rows.map((row) => factOf(row, selection, ground.settings)).flatMap((fact) => (fact[outcome] === null ? [] : fact.id)));
    return ids;
  });
}
