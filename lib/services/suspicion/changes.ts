import { type SuspectedDeployment, suspectedDeployments } from "@/lib/db/read/suspicion/deployments";
import { type SuspectedFlag, suspectedFlags } from "@/lib/db/read/suspicion/flags";
import { deploymentCandidate } from "@/lib/domain/incident-word";
import type { Change } from "@/lib/health/attribution/input";
import type { Scope } from "./scope";

/** What may be the cause: so many deployments, and so many flags, the latest ones. */
export const MOST_DEPLOYMENTS = 60;
export const MOST_FLAGS = 20;

const HOUR_MS = 3_600_000;
/** A cause begins no earlier before an incident was noticed than this, and no later after it: clocks differ. */
const BEFORE_MS = 72 * HOUR_MS;
const AFTER_MS = 2 * 60_000;

/** Everything that changed where an incident is looked into, before it was noticed. */
export async function changesBefore(detectedAt: Date, { environments, services, anywhere }: Scope): Promise<Change[]> {
  const period = { from: new Date(detectedAt.getTime() - BEFORE_MS), to: new Date(detectedAt.getTime() + AFTER_MS) };
  const [deployments, flags] = await Promise.all([
    suspectedDeployments({ environments, services: anywhere ? null : services, ...period, limit: MOST_DEPLOYMENTS }),
    suspectedFlags(environments, period.from, period.to, MOST_FLAGS),
  ]);
  const near = flags.filter(({ service }) => anywhere || service === null || services.includes(service));
  return [...deployments.map(ofDeployment), ...near.map(ofFlag)];
}

function ofDeployment(one: SuspectedDeployment): Change {
  const sameVersion = one.previous !== null && one.previous.version === one.version;
  const sameConfig = one.configHash !== null && one.configHash === one.previous?.configHash;
  const unchanged = sameVersion && sameConfig && one.commit === one.previous?.commit;
  const configuration = sameVersion && !unchanged;
  return {
    candidate: {
      key: deploymentCandidate(one.id),
      kind: "deployment",
      id: one.id,
      service: one.service,
      environment: one.environment,
      version: one.version,
      at: one.startedAt,
      recorded: one.recorded,
      configuration,
      title: titleOf(one, configuration),
    },
    finishedAt: one.finishedAt,
    endedAt: one.endedAt,
    previousVersion: one.previous?.version ?? null,
    steps: [],
    targetInstances: null,
    unchanged,
    linesChanged: one.lines,
  };
}

function titleOf({ service, version, title, recorded, isRollback }: SuspectedDeployment, configuration: boolean): string {
  if (!recorded) return title ?? `${service} ${version}, which nobody announced`;
  if (configuration) return `${service} ${version} with another configuration`;
  return isRollback ? `${service} back to ${version}` : `${service} ${version}`;
}

function ofFlag(flag: SuspectedFlag): Change {
  return {
    candidate: {
      key: `flag:${flag.id}`,
      kind: "flag",
      id: flag.id,
      service: flag.service,
      environment: flag.environment,
      version: null,
      at: flag.changedAt,
      recorded: true,
      configuration: false,
      title: `Flag ${flag.flag}: ${flag.state}`,
    },
    finishedAt: flag.changedAt,
    previousVersion: null,
    steps: [],
    targetInstances: null,
    unchanged: false,
    linesChanged: null,
  };
}
