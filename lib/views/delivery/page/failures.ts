import { deliveryRows } from "@/lib/db/read/delivery/rows";
import { deliverySettings } from "@/lib/db/read/delivery/settings";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import { mergeNotable } from "@/lib/metrics/delivery/notable";
import type { LoadedFigures } from "../figures";
import type { DeliveryAsked } from "../question";
import type { DeploymentRow } from "../rows/deployment-row";
import { wantedRows } from "../rows/wanted";
import { atInstants } from "./at-instants";

/** As many failures are drawn one by one; of more, only the newest are listed. */
const MOST_DRAWN = 200;
const LISTED = 10;

export type Failures = {
  /** Deployments that hurt, the newest first. */
  readonly rows: readonly DeploymentRow[];
  /** Whether these are all of the period. */
  readonly all: boolean;
  readonly observationHours: number;
};

/**
 * The deployments of a period that hurt: all of them where they are few, else the newest. What is stored says when they reached
 * production, so that they alone are read.
 */
export async function failuresOf(
  client: Snapshot,
  { selection, lead }: DeliveryAsked,
  { facts }: LoadedFigures,
  now: Date,
): Promise<Failures> {
  const settings = await deliverySettings(client);
  const { observationHours } = settings;
  const { hurt } = mergeNotable(facts.sources.map(({ decoded }) => decoded.notable()));
  const all = hurt.length <= MOST_DRAWN && !facts.stale;
  const wanted = { metric: "failedDeploymentRecoveryTime", included: true, reason: null, lead } as const;
  const found: DeploymentRow[] = [];
  for await (const rows of deliveryRows(client, atInstants(all ? hurt : hurt.slice(-LISTED)), selection))
    for (const row of rows) found.push(...wantedRows(row, wanted, { ...settings, selection, now }).filter(isDeployment));
  return { rows: found.toSorted(newestFirst), all, observationHours };
}

const isDeployment = (row: ReturnType<typeof wantedRows>[number]): row is DeploymentRow => "finishedAt" in row;
const newestFirst = (a: DeploymentRow, b: DeploymentRow): number =>
  b.finishedAt.getTime() - a.finishedAt.getTime() || (a.deployment < b.deployment ? 1 : -1);
