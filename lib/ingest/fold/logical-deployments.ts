import type { DeploymentRecord } from "./deployment-record";
import { type DeploymentProjection, mergeRecords } from "./merge-records";
import { type Likeness, sameContent } from "./same-deployment";
import { type Decision, type Group, groupSame, pair } from "./same-group";

/** What a record is read with: whose it is now, as far as that is settled elsewhere, and whether it belongs to the demo. */
export type HeldRecord = DeploymentRecord & { readonly deploymentId: string | null; readonly demo: boolean };

/** A record that began before a sighting by telemetry and may have announced it; several of one sighting come latest first. */
export type Explanation = { readonly sighting: string; readonly record: HeldRecord };

/** A person's word: on two records, or on a sighting. */
export type Decided = {
  readonly kind: "same" | "different" | "title" | "dismissed";
  readonly entityKey: string;
  readonly otherKey: string;
  readonly title: string | null;
};

export type LogicalDeployment = DeploymentProjection & {
  /** False: telemetry shows it, and nobody announced it. */
  readonly recorded: boolean;
  readonly title: string | null;
  readonly demo: boolean;
  /** Everything that tells of it, the one that names it first. */
  readonly records: readonly DeploymentRecord[];
};

/** Whose a record is: the deployment that it tells of, with the reason; null where it tells of none. */
export type Home = {
  readonly entityKey: string;
  readonly deploymentId: string | null;
  readonly sameBy: Likeness["rule"] | null;
  readonly confidence: number | null;
};

type Logical = { readonly deployments: readonly LogicalDeployment[]; readonly homes: readonly Home[] };

/** How long after it was first seen a version may still be announced. */
const GRACE_MS = 15 * 60_000;
/** Of what telemetry saw and somebody announced. */
const SEEN = 0.95;

/**
 * The deployments that some records amount to. Records that tell of the same one are merged. What telemetry saw adds nothing to
 * what announced it; without that it is a deployment of its own that nobody recorded, unless a person dismissed it.
 */
export function logicalDeployments(
  records: readonly HeldRecord[],
  sightings: readonly HeldRecord[],
  explanations: readonly Explanation[],
  decided: readonly Decided[],
): Logical {
  const pairs = decided.filter((one): one is Decided & Decision => one.kind === "same" || one.kind === "different");
  const demoOf = new Map([...records, ...sightings].map(({ entityKey, demo }) => [entityKey, demo]));
  const announced = groupSame(records, pairs).flatMap((group) => announcedBy(group, demoOf));
  const homes = announced.flatMap(({ homes: own }) => own);
  const homeOf = new Map(homes.map(({ entityKey, deploymentId }) => [entityKey, deploymentId]));
  const seen = sightings.map((sighting) => {
    const explained = explanationOf(sighting, explanations, pairs);
    return explained === null
      ? unrecorded(sighting, decided)
      : {
          deployments: [],
          homes: [
            { ...explained, entityKey: sighting.entityKey, deploymentId: homeOf.get(explained.by.entityKey) ?? explained.by.deploymentId },
          ],
        };
  });
  return {
    deployments: [...announced.map(({ deployment }) => deployment), ...seen.flatMap(({ deployments }) => deployments)],
    homes: [
      ...homes,
      ...seen.flatMap((one) =>
        one.homes.map(({ entityKey, deploymentId, sameBy, confidence }) => ({ entityKey, deploymentId, sameBy, confidence })),
      ),
    ],
  };
}

function announcedBy(group: Group, demoOf: ReadonlyMap<string, boolean>): { deployment: LogicalDeployment; homes: Home[] }[] {
  const [naming, ...others] = group.map(({ record }) => record);
  if (naming === undefined) return [];
  const merged = mergeRecords([naming, ...others]);
  const demo = group.every(({ record }) => demoOf.get(record.entityKey) === true);
  const deployment = { ...merged, recorded: true, title: null, demo, records: [naming, ...others] };
  const homes = group.map(({ record, likeness }) => ({
    entityKey: record.entityKey,
    deploymentId: merged.id,
    sameBy: likeness?.rule ?? null,
    confidence: likeness?.confidence ?? null,
  }));
  return [{ deployment, homes }];
}

type Explained = Pick<Home, "sameBy" | "confidence"> & { readonly by: HeldRecord };

/**
 * What announced a sighting: what a person named, or the latest record of the same that began before it, or soon after. A
 * configuration is announced by its hash alone, whatever version that came with.
 */
function explanationOf(sighting: HeldRecord, explanations: readonly Explanation[], pairs: readonly Decision[]): Explained | null {
  const own = explanations.filter((one) => one.sighting === sighting.entityKey).map(({ record }) => record);
  const wordOn = (record: HeldRecord) =>
    pairs.find((one) => pair(one.entityKey, one.otherKey) === pair(sighting.entityKey, record.entityKey))?.kind;
  const named = own.find((record) => wordOn(record) === "same");
  if (named !== undefined) return { by: named, sameBy: "decided", confidence: 1 };
  const latest = own
    .filter((record) => wordOn(record) !== "different" && tellsOf(record, sighting) && begin(record) <= begin(sighting) + GRACE_MS)
    .sort((a, b) => begin(b) - begin(a) || (a.entityKey < b.entityKey ? -1 : 1))[0];
  return latest === undefined ? null : { by: latest, sameBy: "seen", confidence: SEEN };
}

const tellsOf = (record: HeldRecord, { facts: { configHash }, ...sighting }: HeldRecord): boolean =>
  configHash === null ? sameContent(sighting, record) !== null : record.facts.configHash === configHash;

const begin = ({ startedAt, windowFrom }: DeploymentRecord): number => (startedAt ?? windowFrom).getTime();

function unrecorded(sighting: HeldRecord, decided: readonly Decided[]): { deployments: LogicalDeployment[]; homes: Home[] } {
  const word = decided.find(({ entityKey, otherKey }) => entityKey === sighting.entityKey && otherKey === "");
  const home = { entityKey: sighting.entityKey, sameBy: null, confidence: null };
  if (word?.kind === "dismissed") return { deployments: [], homes: [{ ...home, deploymentId: null }] };
  const title = word?.kind === "title" ? word.title : null;
  const deployment = { ...mergeRecords([sighting]), recorded: false, title, demo: sighting.demo, records: [sighting] };
  return { deployments: [deployment], homes: [{ ...home, deploymentId: sighting.id }] };
}
