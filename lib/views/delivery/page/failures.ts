import { deliveryRows } from "@/lib/db/read/delivery/rows";
import { deliverySettings } from "@/lib/db/read/delivery/settings";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import type { LoadedFigures } from "../figures";
import type { DeliveryAsked } from "../question";
import type { DeploymentRow } from "../rows/deployment-row";
import { rowPage } from "../rows/page";
import { stretchesOf } from "../rows/stretches";
import { wantedRows } from "../rows/wanted";

/** As many failures are drawn one by one, of days with so many deployments together; of more, only the newest are listed. */
const MOST_DRAWN = 60;
const MOST_READ = 1_500;
const LISTED = 10;

export type Failures = {
  /** Deployments that hurt, the newest first. */
  readonly rows: readonly DeploymentRow[];
  /** Whether these are all of the period. */
  readonly all: boolean;
  readonly observationHours: number;
};

/** The deployments of a period that hurt: all of them where they are few, else the newest. */
export async function failuresOf(client: Snapshot, asked: DeliveryAsked, { facts }: LoadedFigures, now: Date): Promise<Failures> {
  const settings = await deliverySettings(client);
  const { observationHours, zone } = settings;
  const { hurt, reached } = facts.now.counts;
  if (hurt === 0) return { rows: [], all: true, observationHours };
  const wanted = { metric: "failedDeploymentRecoveryTime", included: true, reason: null, lead: asked.lead } as const;
  const days = (await stretchesOf(client, { ...asked, zone }, wanted)).filter(({ most }) => most !== 0);
  const looked = (days.length * reached) / Math.max(1, facts.now.days);
  if (hurt > MOST_DRAWN || looked > MOST_READ) {
    const { rows } = await rowPage(client, asked, wanted, { after: null, limit: LISTED }, now);
    return { rows: rows.filter(isDeployment), all: false, observationHours };
  }
  const spans = days.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
  const found: DeploymentRow[] = [];
  for await (const rows of deliveryRows(client, spans, asked.selection))
    for (const row of rows) found.push(...wantedRows(row, wanted, { ...settings, selection: asked.selection, now }).filter(isDeployment));
  return { rows: found.toSorted(newestFirst), all: true, observationHours };
}

const isDeployment = (row: ReturnType<typeof wantedRows>[number]): row is DeploymentRow => "finishedAt" in row;
const newestFirst = (a: DeploymentRow, b: DeploymentRow): number =>
  b.finishedAt.getTime() - a.finishedAt.getTime() || (a.deployment < b.deployment ? 1 : -1);
