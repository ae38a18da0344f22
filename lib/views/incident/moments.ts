import type { Moments } from "@/lib/charts/incident/phases";
import type { AlertAround } from "@/lib/db/read/incident/alerts-around";
import type { DeploymentAround } from "@/lib/db/read/incident/changes-around";

type Told = {
  readonly openedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly resolvedAt: Date | null;
  /** Ids, versions or commits that ended it, in its sender's words. */
  readonly fixedBy: readonly string[];
};

type Known = {
  readonly incident: Told;
  readonly onsetAt: Date | null;
  readonly alerts: readonly Pick<AlertAround, "startedAt">[];
  /** When people confirmed what stands. */
  readonly confirmedAt: readonly Date[];
  /** Deployments held to be the cause. */
  readonly causes: readonly string[];
  readonly deployments: readonly DeploymentAround[];
};

/** An alert may ring a little before the first minute that is counted as harm. */
const EARLY_MS = 2 * 60_000;

/** When the harm began, was noticed, was acknowledged, was understood, was repaired and was over. */
export function momentsOf({ incident, onsetAt, alerts, confirmedAt, causes, deployments }: Known): Moments {
  const { openedAt, acknowledgedAt, resolvedAt } = incident;
  const ringing = alerts.map(({ startedAt }) => startedAt).filter((at) => onsetAt === null || at.getTime() >= onsetAt.getTime() - EARLY_MS);
  const noticed = earliest([openedAt, ...ringing]);
  const began = onsetAt ?? noticed;
  const repair = repairOf(incident, began, causes, deployments);
  const decided = earliest(confirmedAt.filter((at) => at >= began && (resolvedAt === null || at <= resolvedAt)));
  const repairBegan = repair === null ? null : (repair.startedAt ?? reachedAt(repair));
  return {
    began,
    noticed,
    acknowledged: acknowledgedAt,
    found: earliest([...(decided === null ? [] : [decided]), ...(repairBegan === null ? [] : [repairBegan])]),
    repaired: repair?.finishedAt ?? null,
    resolved: resolvedAt,
  };
}

/**
 * The deployment that repaired: what the sender names, else what took the place of the cause, else the first one that put an earlier
 * version back. Only while users were hurt.
 */
export function repairOf(
  { fixedBy, resolvedAt }: Pick<Told, "fixedBy" | "resolvedAt">,
  began: Date,
  causes: readonly string[],
  deployments: readonly DeploymentAround[],
): DeploymentAround | null {
  const during = deployments.filter(
    (one) => reachedAt(one) >= began && (resolvedAt === null || reachedAt(one) <= resolvedAt) && !causes.includes(one.id),
  );
  const named = during.find((one) => [one.id, one.externalId, one.version, one.commit, one.releaseId].some((word) => isIn(fixedBy, word)));
  const after = deployments.filter(({ id }) => causes.includes(id)).flatMap((cause) => during.filter((one) => replaces(one, cause)));
  return named ?? after[0] ?? during.find(({ isRollback }) => isRollback) ?? null;
}

const isIn = (words: readonly string[], word: string | null): boolean => word !== null && words.includes(word);

const reachedAt = (one: DeploymentAround): Date => one.finishedAt ?? one.occurredAt;

const replaces = (one: DeploymentAround, cause: DeploymentAround): boolean =>
  one.service === cause.service &&
  one.environment === cause.environment &&
  cause.endedAt !== null &&
  reachedAt(one).getTime() === cause.endedAt.getTime();

function earliest(instants: readonly [Date, ...Date[]]): Date;
function earliest(instants: readonly Date[]): Date | null;
function earliest(instants: readonly Date[]): Date | null {
  return instants.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
