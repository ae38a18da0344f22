import type { Running } from "@/lib/db/read/deployment/running";
import type { VerdictState } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";
import { releaseHref } from "@/lib/urls/release";

/** A version that runs somewhere, with the one word that is concluded of it; null before the first look. */
export type RunningPlace = {
  readonly version: string;
  readonly environment: string;
  readonly since: Date;
  readonly href: string;
  readonly state: VerdictState | null;
};

export const runningPlace = (running: Running): RunningPlace => ({
  version: running.version,
  environment: running.environment,
  since: running.since,
  href: releaseHref({ id: running.releaseId, deployment: running.deploymentId }),
  state: overallVerdict(running.verdicts)?.state ?? null,
});
