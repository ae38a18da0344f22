import { inIndexOrder } from "@/lib/db/index-order";
import type { Db } from "@/lib/db/prisma";
import { type FormerRow, type SpotRow, spotsOf } from "@/lib/db/read/deployment/spots";
import { type Altered, markCarryDue } from "@/lib/db/write/carry-due";
import { ensureCatalogue } from "@/lib/db/write/catalogue";
import { removeDeployments, upsertDeployments } from "@/lib/db/write/deployment";
import { settleNeighbours } from "@/lib/db/write/deployment-neighbours";
import { settleHomes } from "@/lib/db/write/deployment-record";
import { incidentsNaming } from "@/lib/db/write/incident-causes";
import { ensureReleases, settleReleases } from "@/lib/db/write/release";
import { lockNames } from "@/lib/db/write/stripe-locks";
import { releaseIdOf } from "@/lib/domain/deployment";
import type { DeploymentRecord } from "@/lib/ingest/fold/deployment-record";
import { type Home, type LogicalDeployment, logicalDeployments } from "@/lib/ingest/fold/logical-deployments";
import { linkCarried, type Naming, readNamed } from "@/lib/services/carried/name-carried";
import { causeLock, placeLock } from "@/lib/services/event/lock-names";
import { settleCauses } from "@/lib/services/incident/settle-causes";
import { affectedBy, type Seeds } from "./affected";
import { guessInLine, type InLine } from "./in-line";
import { mentionedBy, releaseMention } from "./mentioned";

/**
 * Works out again which deployments some records amount to, with everything like them, and what follows: services and environments,
 * releases, what they carry, their neighbours in time, declared causes. Whatever changed is looked at again. The caller holds the
 * locks of the records and of their places.
 */
export async function settleDeployments(tx: Db, seeds: Seeds, now: Date): Promise<void> {
  const { records, sightings, explanations, decisions } = await affectedBy(tx, seeds);
  const { deployments, homes } = logicalDeployments(records, sightings, explanations, decisions);
  await lockDrawnIn(tx, seeds, [...records, ...sightings]);
  const keys = new Set([...seeds.before, ...records, ...sightings].map(({ entityKey }) => entityKey));
  const former = await spotsOf(tx, [...keys]);
  const namings = await readNamed(tx, deployments, former, now);
  const changed = await writeDeployments(tx, deployments, former, namings, now);
  await settleHomes(tx, homes);
  await removeFormer(tx, former, deployments, homes);
  await settleReleases(tx, [...new Set([...former, ...deployments].map(({ releaseId }) => releaseId))]);
  await linkCarried(tx, deployments, namings, former);
  await settleNeighbours(tx, [...former, ...deployments].map(spotOf), now);
  await inIndexOrder(tx, () => markCarryDue(tx, alteredOf(former, deployments, changed), now));
  await settleCauses(tx, await incidentsNaming(tx, deployments.flatMap(wordsOf)), now);
}

/** Takes the locks that the caller could not know of: the words of records that others drew in, and places that were left. */
async function lockDrawnIn(tx: Db, { before, after }: Seeds, affected: readonly DeploymentRecord[]): Promise<void> {
  const own = new Set(after.map(({ entityKey }) => entityKey));
  const drawn = affected.filter(({ entityKey }) => !own.has(entityKey));
  if (before.length + drawn.length > 0) await lockNames(tx, [...before.map(placeLock), ...drawn.flatMap(wordsOfRecord).map(causeLock)]);
}

/** Returns the entity keys of those that changed. */
async function writeDeployments(
  tx: Db,
  deployments: readonly LogicalDeployment[],
  former: readonly FormerRow[],
  namings: ReadonlyMap<string, Naming>,
  now: Date,
): Promise<Set<string>> {
  const stood = new Set(former.map(({ entityKey }) => entityKey));
  const lined = await guessInLine(
    tx,
    deployments.filter(({ entityKey }) => !stood.has(entityKey)),
  );
  const changed: string[] = [];
  for (const demo of [true, false]) {
    const own = deployments.filter((one) => one.demo === demo);
    if (own.length === 0) continue;
    await ensureCatalogue(tx, mentionedBy(own, demo));
    await ensureReleases(tx, own.map(releaseMention), demo);
    const rows = own.map((one) => ({
      ...one,
      ...(lined.get(one.id) ?? UNLINED),
      saidChanges: one.changes,
      carrying: namings.get(one.id)?.carrying ?? { kind: "kept" as const },
    }));
    changed.push(...(await upsertDeployments(tx, rows, { now, demo })));
  }
  return new Set(changed);
}

const UNLINED: InLine = { previousId: null, isRollback: false, endedAt: null, endedBy: null };

/** Deployments that changed, as they stand now and as they stood, and those that are gone. */
function alteredOf(former: readonly FormerRow[], deployments: readonly LogicalDeployment[], changed: ReadonlySet<string>): Altered[] {
  const kept = new Set(deployments.map(({ entityKey }) => entityKey));
  const stood = new Set(former.map(({ entityKey }) => entityKey));
  return [
    ...deployments.flatMap((one) => (changed.has(one.entityKey) ? [{ ...one, stood: stood.has(one.entityKey) }] : [])),
    ...former.flatMap((one) => (changed.has(one.entityKey) || !kept.has(one.entityKey) ? [{ ...one, stood: false }] : [])),
  ];
}

/** Removes the deployments that are named otherwise now, or not at all. */
async function removeFormer(
  tx: Db,
  former: readonly SpotRow[],
  deployments: readonly LogicalDeployment[],
  homes: readonly Home[],
): Promise<void> {
  const kept = new Set(deployments.map(({ id }) => id));
  const homeOf = new Map(homes.map(({ entityKey, deploymentId }) => [entityKey, deploymentId]));
  const gone = former.filter(({ id }) => !kept.has(id));
  await removeDeployments(
    tx,
    gone.map(({ id }) => id),
    gone.flatMap(({ id, entityKey }) => {
      const to = homeOf.get(entityKey) ?? null;
      return to === null ? [] : [{ from: id, to }];
    }),
  );
}

/** Words by which an incident may name a deployment as its cause: those of everything that tells of it. */
const wordsOf = ({ releaseId, records }: LogicalDeployment): string[] => [
  ...new Set([releaseId, ...records.flatMap((record) => [record.id, ...wordsOfRecord(record)])]),
];

const wordsOfRecord = ({ externalId, version, commit, service, facts }: DeploymentRecord): string[] =>
  [externalId, version, commit, facts.changeRequest, facts.release ?? releaseIdOf(service, version)].flatMap((word) => word ?? []);

const spotOf = ({ id, service, environment, version, reachedAt }: SpotRow | LogicalDeployment) => ({
  id,
  service,
  environment,
  version,
  reachedAt,
});
