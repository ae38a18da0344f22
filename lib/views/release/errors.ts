import type { ErrorListModel } from "@/lib/charts/error-list/model";
import type { ReleaseDeployment } from "@/lib/db/read/release/with-deployments";
import { type Reach, reaches } from "@/lib/domain/access";
import { readErrorRows } from "../error-rows";

const MOST_ROWS = 20;
/** The longest horizon at which a release is judged. */
const LONGEST_MS = 7 * 86_400_000;

/** What failed in a release while it served: the faults of its version, those that are new since it first. */
export type ReleaseErrors = ErrorListModel;

type Deployed = Pick<ReleaseDeployment, "service" | "environment" | "version" | "startedAt" | "finishedAt" | "occurredAt" | "endedAt">;

/** The errors of a deployment's version, from its start until it was replaced, seven days at most. Beyond reach there are none. */
export async function readReleaseErrors(deployment: Deployed, reach: Reach, now: Date): Promise<ReleaseErrors> {
  const { service, environment, version, endedAt } = deployment;
  const from = deployment.startedAt ?? deployment.finishedAt ?? deployment.occurredAt;
  const to = new Date(Math.min(now.getTime(), endedAt?.getTime() ?? Infinity, from.getTime() + LONGEST_MS));
  if (!reaches(reach, service, environment) || from >= to) return { rows: [], newFaults: 0, knownFaults: 0, otherCases: 0 };
  return readErrorRows({ service, environment, from, to }, { version, newSince: from, most: MOST_ROWS, newFirst: true }, now);
}
