import { COMPANY, type Profile } from "../company";
import type { Random } from "../distributions/random";
import type { Scenario } from "../plan";
import { minutesAfter } from "../time";
import { type CarriedChange, changesFor, revertOf } from "./changes";
import { deploymentId } from "./deployment-id";
import type { Release } from "./release-order";

/** A deployment as the public API takes it. */
export type DeploymentBody = {
  readonly id: string;
  readonly service: string;
  readonly environment: "staging" | "production";
  readonly version: string;
  readonly commit: string;
  readonly status: "succeeded" | "failed";
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly repository: string;
  readonly pipelineUrl: string;
  readonly emergency?: boolean;
  readonly approvedBy?: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly changes?: readonly (CarriedChange | string)[];
};

/** How often an attempt fails before it does not. */
const FAILS = { staging: 0.06, production: 0.012 };

/** The deployments of one service that are announced: of each release its staging run, where there is one, and production. */
export function deploymentsOf(
  profile: Profile,
  releases: readonly Release[],
  stagingStops: Scenario["stagingStopsAt"],
  random: Random,
): DeploymentBody[] {
  const commits = new Map<string, string>();
  let latest: CarriedChange | undefined;
  return releases
    .filter(({ kind }) => kind !== "unrecorded")
    .flatMap((release) => {
      const staged = isStaged(release) && !(stagingStops !== undefined && release.startedAt >= stagingStops.at);
      const readyBy = minutesAfter(release.startedAt, staged ? -random.between(24, 88) : -4);
      const own = release.kind === "rollback" ? [] : changesFor(profile, release.run, readyBy, random);
      const changes = isRevert(release) ? takingBack(own, latest) : own;
      latest = changes[0] ?? latest;
      const commit = commits.get(release.version) ?? changes.at(-1)?.commit ?? release.version;
      commits.set(release.version, commit);
      const base = { profile, release, commit, random };
      const production = { ...base, environment: "production" as const, startedAt: release.startedAt, minutes: release.rollOutMinutes };
      if (!staged) return attempts({ ...production, changes });
      const staging = { ...base, environment: "staging" as const, startedAt: readyBy, minutes: random.whole(3, 9) };
      return [...attempts({ ...staging, changes }), ...attempts({ ...production, changes: changes.map(({ id }) => id) })];
    });
}

const isStaged = ({ kind }: Release): boolean => kind === "ordinary" || kind === "repair";

/** The first of some changes takes another one back. */
const takingBack = (changes: readonly CarriedChange[], taken: CarriedChange | undefined): readonly CarriedChange[] =>
  taken === undefined ? changes : changes.map((change, at) => (at === 0 ? revertOf(change, taken) : change));

/** One in six small repairs takes a change of the release before back, in so many words. */
const isRevert = ({ key, kind, run }: Release): boolean => kind === "repair" && key.startsWith("ordinary") && run % 6 === 0;

type Attempt = {
  readonly profile: Profile;
  readonly release: Release;
  readonly commit: string;
  readonly random: Random;
  readonly environment: DeploymentBody["environment"];
  readonly startedAt: Date;
  readonly minutes: number;
  readonly changes: readonly (CarriedChange | string)[];
};

/** Now and then a first attempt fails and is made again. */
function attempts(attempt: Attempt): DeploymentBody[] {
  const { release, random, environment, startedAt } = attempt;
  const good = bodyOf(attempt);
  const may = release.kind === "ordinary" && release.key.startsWith("ordinary");
  if (!may || !random.chance(FAILS[environment])) return [good];
  const failedAt = minutesAfter(startedAt, -6);
  const times = { startedAt: minutesAfter(failedAt, -5).toISOString(), finishedAt: failedAt.toISOString() };
  return [{ ...good, ...times, id: `${good.id}/first`, status: "failed" }, good];
}

function bodyOf({ profile, release, commit, environment, startedAt, minutes, changes, random }: Attempt): DeploymentBody {
  const emergency = release.kind === "emergency" && environment === "production";
  return {
    id: deploymentId(release, environment),
    service: profile.name,
    environment,
    version: release.version,
    commit,
    status: "succeeded",
    startedAt: startedAt.toISOString(),
    finishedAt: minutesAfter(startedAt, minutes).toISOString(),
    repository: `${COMPANY}/${profile.name}`,
    pipelineUrl: `https://ci.${COMPANY}.example/${profile.name}/${release.run}`,
    ...(emergency ? { emergency: true, approvedBy: [random.pick(["Solveig", "Torstein"])] } : {}),
    labels: { team: profile.team, ...hotfix(release) },
    ...(changes.length > 0 ? { changes } : {}),
  };
}

/** A repair says that it is one, and of which version where it mends a known one; a revert says so in its change. */
function hotfix(release: Release): { readonly hotfix?: string } {
  if (release.kind !== "repair" || isRevert(release)) return {};
  return { hotfix: release.mends === true && release.follows !== null ? release.follows : "yes" };
}
