import type { Db } from "@/lib/db/prisma";
import { releasesOf } from "@/lib/db/read/deployment/releases-of";
import type { EventRow } from "@/lib/db/read/event/of-entities";
import { ensureCatalogue, type Mentioned } from "@/lib/db/write/catalogue";
import { askForLook, upsertDeployments } from "@/lib/db/write/deployment";
import { replaceCarried } from "@/lib/db/write/deployment-changes";
import { settleNeighbours } from "@/lib/db/write/deployment-neighbours";
import { incidentsNaming, linkDeclaredCauses } from "@/lib/db/write/incident-causes";
import { ensureReleases, type ReleaseMention, removeEmptyReleases } from "@/lib/db/write/release";
import { tierOf } from "@/lib/domain/tier";
import type { DeploymentEvent } from "@/lib/ingest/fold/attempts";
import { type DeploymentProjection, foldDeployment } from "@/lib/ingest/fold/deployment";

type Groups = ReadonlyMap<string, readonly EventRow[]>;
type Stamp = { readonly now: Date; readonly demo: boolean };

/** The runs of deployments as their events have them, by entity key. */
export const foldDeployments = (groups: Groups): Map<string, DeploymentProjection[]> =>
  new Map([...groups].map(([key, events]) => [key, foldDeployment(key, events as readonly DeploymentEvent[])]));

/**
 * Brings the projections of some deployments up to date with their events, and everything that follows from them: services
 * and environments, releases, what they carry, their neighbours in time, declared causes. Whatever changed is looked at again.
 */
export async function projectDeployments(tx: Db, groups: Groups, stamp: Stamp): Promise<void> {
  const runs = [...foldDeployments(groups).values()].flat();
  const formerReleases = await releasesOf(
    tx,
    runs.map((run) => run.entityKey),
  );
  await ensureCatalogue(tx, mentionedBy(runs, stamp.demo));
  await ensureReleases(tx, runs.map(releaseMention), stamp.demo);
  const changed = new Set(await upsertDeployments(tx, runs, stamp));
  const kept = new Set(runs.map((run) => run.releaseId));
  await removeEmptyReleases(
    tx,
    formerReleases.filter((id) => !kept.has(id)),
  );
  await replaceCarried(
    tx,
    runs.map(({ id, repository, changes }) => ({ deploymentId: id, repository, changes })),
    stamp.demo,
  );
  const moved = await settleNeighbours(
    tx,
    runs.map(({ service, environment }) => ({ service, environment })),
    stamp.now,
  );
  const touched = runs.filter((run) => changed.has(run.entityKey)).map((run) => run.id);
  await askForLook(tx, [...touched, ...moved], stamp.now);
  await linkDeclaredCauses(tx, await incidentsNaming(tx, runs.flatMap(namesOf)), stamp.now);
}

/** Words by which an incident may name a deployment as its cause. */
const namesOf = (run: DeploymentProjection): string[] =>
  [run.externalId, run.id, run.version, run.commit, run.releaseId].flatMap((word) => word ?? []);

const releaseMention = (run: DeploymentProjection): ReleaseMention => ({
  id: run.releaseId,
  name: run.releaseId,
  at: run.startedAt ?? run.finishedAt ?? run.occurredAt,
  components: [
    { service: run.service, version: run.version },
    ...run.components.flatMap(({ service, version, commit }) => {
      const shipped = version ?? commit;
      return shipped === undefined ? [] : [{ service, version: shipped }];
    }),
  ],
});

function mentionedBy(runs: readonly DeploymentProjection[], demo: boolean): Mentioned {
  const parts = runs.flatMap(({ components }) =>
    components.map(({ service, repository }) => ({ name: service, team: null, repository: repository ?? null })),
  );
  const own = runs.map(({ service, labels, repository }) => ({ name: service, team: labels["team"] ?? null, repository }));
  const environments = [...new Set(runs.map(({ environment }) => environment))];
  return {
    services: [...new Map([...parts, ...own].map((service) => [service.name, service])).values()],
    environments: environments.map((name) => ({ name, tier: tierOf(name) })),
    demo,
  };
}
