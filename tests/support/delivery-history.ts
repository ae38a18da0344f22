import type { AttributedIncident, ChangeRow, DeliveryVerdict } from "@/lib/domain/delivery-row";

/**
 * What happened to a few services in production, as plain facts that name each other by id; nothing in it was worked out by the product.
 * `rowsOfHistory` (delivery-rows) makes of it what the database answers, `factsOfHistory` (delivery-oracle) what each deployment is to
 * the metrics by an independent calculation. Times are epoch milliseconds.
 */
export type DeliveryHistory = {
  /** A zone whose clocks change, or that lies half an hour aside, near the time of the history. */
  readonly zone: string;
  readonly services: readonly HistoryService[];
  /** Environments of tier production. */
  readonly environments: readonly string[];
  readonly changes: readonly HistoryChange[];
  /** In the order of (at, id), with what follows from their neighbours. */
  readonly deployments: readonly SettledDeployment[];
  readonly incidents: readonly HistoryIncident[];
  readonly verdicts: readonly (DeliveryVerdict & { readonly deployment: string })[];
  /** Deployments whose regression a person dismissed, and did not take that back. */
  readonly dismissed: readonly string[];
};

export type HistoryService = { readonly name: string; readonly team: string | null; readonly repository: string };

/** A change and the truth about it: `takesBack` says which change it reverts and by what its words name that one. */
export type HistoryChange = Omit<ChangeRow, "arrivals"> & {
  readonly direct: boolean;
  readonly hotfix: boolean;
  readonly takesBack: { readonly change: string; readonly by: "number" | "title" } | null;
};

/** An attempt to put a version into production. `fixes`: the version, release or id that its labels say it repairs. */
export type HistoryDeployment = {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly reached: boolean;
  readonly at: number;
  readonly startedAt: number;
  readonly saidRollback: boolean;
  readonly emergency: boolean;
  readonly recorded: boolean;
  readonly carriedBy: "sender" | "commits" | null;
  readonly carriedReason: string | null;
  readonly changes: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly saysHotfix: boolean;
  readonly fixes: string | null;
  /** When its sender said that it had been taken back. */
  readonly takenBackAt: number | null;
};

export type HistoryIncident = Pick<AttributedIncident, "id" | "title" | "openedAt" | "resolvedAt"> & {
  readonly causes: readonly (Pick<AttributedIncident, "source" | "confidence"> & { readonly deployment: string })[];
  /** The deployment that its report names as its repair. */
  readonly repairedIn: string | null;
};

/** What follows from the deployments before and after one in its service and environment. */
export type SettledDeployment = HistoryDeployment & {
  readonly releaseId: string;
  readonly isRollback: boolean;
  readonly previousAt: number | null;
  readonly endedAt: number | null;
  readonly endedBy: "next" | "rollback" | null;
  readonly rolledBackAt: number | null;
};
