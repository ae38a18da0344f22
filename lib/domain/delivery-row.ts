/**
 * What the delivery metrics read: deployments to production as they stand in the database, with everything that says what became of
 * them. All times are epoch milliseconds.
 */
export type DeliveryRow = {
  readonly id: string;
  readonly service: string;
  readonly team: string | null;
  readonly environment: string;
  readonly version: string;
  readonly releaseId: string;
  /** It changed production; false for an attempt that failed before it did. */
  readonly reached: boolean;
  /** What dates it: its finish, or when it got to its status. */
  readonly at: number;
  readonly startedAt: number | null;
  readonly isRollback: boolean;
  readonly emergency: boolean;
  readonly recorded: boolean;
  /** When and why its time in production ended. */
  readonly endedAt: number | null;
  readonly endedBy: string | null;
  /**
   * When it had been taken back, where `endedBy` says so: its own `rolled_back` status, or the finish (not the start, which `endedAt` holds)
   * of the rollback that replaced it, whichever is first.
   */
  readonly rolledBackAt: number | null;
  /** When the deployment that it replaced had reached the same service and environment. */
  readonly previousAt: number | null;
  readonly carriedBy: string | null;
  /** One of `CARRIED_REASONS`; null where its changes are known, or where nobody can say. */
  readonly carriedReason: string | null;
  readonly labels: Readonly<Record<string, string>>;
  /** Incidents that are attributed to it, merged and dismissed ones left out. */
  readonly incidents: readonly AttributedIncident[];
  /** Incidents whose report names it as their repair. */
  readonly repairs: readonly string[];
  /** Its verdicts that count it as hurt, or that ended such a hurt, in the order of their horizons; dismissed ones left out. */
  readonly verdicts: readonly DeliveryVerdict[];
  /** Later deployments of its service and environment that say they repair it, or that carry the revert of a change it brought: `repairsOf`. */
  readonly repairedBy: readonly Repair[];
  readonly changes: readonly ChangeRow[];
};

export type AttributedIncident = {
  readonly id: string;
  readonly title: string;
  readonly openedAt: number;
  readonly resolvedAt: number | null;
  readonly source: "declared" | "confirmed" | "automatic";
  /** 0 to 1. */
  readonly confidence: number;
};

export type DeliveryVerdict = {
  readonly horizon: string;
  readonly state: string;
  /** When it was concluded. */
  readonly at: number;
  readonly onsetAt: number | null;
};

export type Repair = { readonly deployment: string; readonly version: string; readonly at: number; readonly how: "revert" | "hotfix" };

/** A change that a deployment carries. */
export type ChangeRow = {
  readonly id: string;
  readonly repository: string;
  readonly number: number | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly bot: boolean;
  /** As its sender says, else the earliest of its commits that Wake knows; a direct commit is its own. */
  readonly firstCommitAt: number | null;
  readonly openedAt: number | null;
  readonly readyAt: number | null;
  readonly firstReviewAt: number | null;
  readonly approvedAt: number | null;
  readonly mergedAt: number | null;
  readonly mergeCommit: string | null;
  readonly headBranch: string | null;
  readonly labels: Readonly<Record<string, string>>;
  /** When each of its commits that Wake knows was written. */
  readonly commits: readonly number[];
  /** Commits of its list that Wake knows nothing of. */
  readonly unknownCommits: number;
  /** Every deployment that brought it to production, this one included, in any order; rollbacks left out. */
  readonly arrivals: readonly Arrival[];
};

export type Arrival = {
  readonly deployment: string;
  readonly service: string;
  readonly team: string | null;
  readonly environment: string;
  readonly at: number;
};

/** The part of production that figures are about; null stands for all. A service belongs to at most one team. */
export type Selection = { readonly service: string | null; readonly team: string | null; readonly environment: string | null };

/** Whether a place lies within a selection. */
export const isSelected = (
  { service, team, environment }: Selection,
  place: { readonly service: string; readonly team: string | null; readonly environment: string },
): boolean =>
  (service === null || service === place.service) &&
  (team === null || team === place.team) &&
  (environment === null || environment === place.environment);
