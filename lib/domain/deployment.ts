/** What can be said of one attempt to put one version of one service into one environment. */
export const DEPLOYMENT_STATUSES = ["queued", "waiting_approval", "started", "succeeded", "failed", "cancelled", "rolled_back"] as const;
export type DeploymentStatus = (typeof DEPLOYMENT_STATUSES)[number];

/** Order of states at the same instant: a later state never yields to an earlier one. */
export const DEPLOYMENT_RANK: Readonly<Record<DeploymentStatus, number>> = {
  queued: 10,
  waiting_approval: 20,
  started: 30,
  succeeded: 50,
  failed: 50,
  cancelled: 50,
  rolled_back: 60,
};

export const isTerminal = (status: DeploymentStatus): boolean => DEPLOYMENT_RANK[status] >= 50;

/** A release that nobody named is the version of its service. */
export const releaseIdOf = (service: string, version: string): string => `${service}@${version}`;
