import type { DeliverySettings } from "@/lib/db/read/delivery/settings";
import type { DeliveryRow } from "@/lib/domain/delivery-row";
import type { Notable } from "@/lib/metrics/delivery/notable";
import type { LoadedFigures } from "../figures";
import type { DeliveryAsked } from "../question";
import type { DeploymentRow } from "../rows/deployment-row";
import { wantedRows } from "../rows/wanted";

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

/** What says which rows are listed. */
export type ListedOf = {
  readonly asked: DeliveryAsked;
  readonly loaded: LoadedFigures;
  /** Of the whole period. */
  readonly notable: Notable;
  readonly settings: DeliverySettings;
};

/**
 * The deployments of a period that hurt: all of them where they are few, else the newest. What is stored says when they reached production
 * (`at`), so that they alone have to be read; `of` takes what was read, which may hold others too.
 */
export function failuresOf({ asked: { selection, lead }, loaded: { facts }, notable: { hurt }, settings }: ListedOf, now: Date) {
  const all = hurt.length <= MOST_DRAWN && !facts.stale;
  const wanted = { metric: "failedDeploymentRecoveryTime", included: true, reason: null, lead } as const;
  const of = (read: readonly DeliveryRow[]): Failures => {
    const rows = read.flatMap((row) => wantedRows(row, wanted, { ...settings, selection, now }).filter(isDeployment));
    return { rows: rows.toSorted(newestFirst), all, observationHours: settings.observationHours };
  };
  return { at: all ? hurt : hurt.slice(-LISTED), of };
}

const isDeployment = (row: ReturnType<typeof wantedRows>[number]): row is DeploymentRow => "finishedAt" in row;
const newestFirst = (a: DeploymentRow, b: DeploymentRow): number =>
  b.finishedAt.getTime() - a.finishedAt.getTime() || (a.deployment < b.deployment ? 1 : -1);
