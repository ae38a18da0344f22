import type { ChangeRow, Repair } from "@/lib/domain/delivery-row";
import { groupBy } from "@/lib/domain/group-by";
import { comparableTitle, type Reverted, revertedBy } from "@/lib/domain/repair-words";
import { type Repairing, repairsOf } from "@/lib/domain/repairs";
import type { Snapshot } from "../snapshot";
import type { BaseRow } from "./deployments";
import { epochMs } from "./epoch";
import { IS_REVERT, type RevertWords } from "./revert-words";

type Changes = ReadonlyMap<string, readonly ChangeRow[]>;

/** The later deployments that repair some, by the deployment repaired. */
export async function repairsFound(client: Snapshot, rows: readonly BaseRow[], changes: Changes): Promise<Map<string, Repair[]>> {
  const reached = rows.filter(({ reachedAt }) => reachedAt !== null);
  const places = placesAmong(reached);
  const candidates = [...(await labelled(client, places)), ...(await reverting(client, places, changes))];
  if (candidates.length === 0) return new Map();
  const byPlace = groupBy(merged(candidates), placeOf);
  return new Map(
    reached.flatMap((row) => {
      const near = byPlace.get(placeOf(row));
      const repairs = near === undefined ? [] : repairsOf({ ...row, changes: changes.get(row.id) ?? [] }, near);
      return repairs.length === 0 ? [] : [[row.id, repairs] as const];
    }),
  );
}

type Place = { readonly service: string; readonly environment: string };
type FirstAt = Place & { readonly at: number };
const placeOf = ({ service, environment }: Place): string => JSON.stringify([service, environment]);

/** The places of some deployments, each with the time of its first one: nothing before that repairs any of them. */
function placesAmong(rows: readonly BaseRow[]): FirstAt[] {
  const places = new Map<string, FirstAt>();
  for (const { service, environment, at } of rows) {
    const place = placeOf({ service, environment });
    if (at < (places.get(place)?.at ?? Number.POSITIVE_INFINITY)) places.set(place, { service, environment, at });
  }
  return [...places.values()];
}

const COLUMNS = `d.id::text, d.service, d.environment, d.version, ${epochMs(`d."reachedAt"`)} as at, d.labels`;
const PLACES = `unnest($1::text[], $2::text[], $3::float8[]) as place(service, environment, since)`;
const AFTER = `d.service = place.service and d.environment = place.environment and d."reachedAt" >= to_timestamp(place.since / 1000) - interval '1 ms'`;
const valuesOf = (places: readonly FirstAt[]) => [
  places.map(({ service }) => service),
  places.map(({ environment }) => environment),
  places.map(({ at }) => at),
];

/** Deployments whose labels may say whom they repair. */
async function labelled(client: Snapshot, places: readonly FirstAt[]): Promise<Repairing[]> {
  const { rows } = await client.query<Omit<Repairing, "changes">>({
    name: "delivery-labelled",
    text: `select ${COLUMNS} from ${PLACES} join "Deployment" d on ${AFTER} where d.labels::text ~* 'hotfix|fixes'`,
    values: valuesOf(places),
  });
  return rows.map((row) => ({ ...row, changes: [] }));
}

/** Deployments that carry the revert of one of these changes. */
async function reverting(client: Snapshot, places: readonly FirstAt[], changes: Changes): Promise<Repairing[]> {
  const carried = [...changes.values()].flat();
  const reverts = await revertsOf(client, carried);
  if (reverts.length === 0) return [];
  const { rows } = await client.query<Omit<Repairing, "changes"> & { readonly change: string }>({
    name: "delivery-reverting",
    text: `select ${COLUMNS}, l."changeId" as change from "DeploymentChange" l join "Deployment" d on d.id = l."deploymentId"
      join ${PLACES} on ${AFTER} where l."changeId" = any($4::text[])`,
    values: [...valuesOf(places), reverts.map(({ id }) => id)],
  });
  const words = new Map(reverts.map((revert) => [revert.id, revert]));
  return rows.flatMap(({ change, ...row }) => {
    const revert = words.get(change);
    return revert === undefined ? [] : [{ ...row, changes: [revert] }];
  });
}

/** The reverts that may take one of these changes back. */
async function revertsOf(client: Snapshot, carried: readonly ChangeRow[]): Promise<RevertWords[]> {
  const repositories = [...new Set(carried.map(({ repository }) => repository))];
  if (repositories.length === 0) return [];
  const { rows } = await client.query<RevertWords>({
    name: "delivery-reverts",
    text: `select id, repository, title, "headBranch" from "Change" where repository = any($1::text[]) and ${IS_REVERT}`,
    values: [repositories],
  });
  if (rows.length === 0) return [];
  const names = new Set(carried.flatMap(({ repository, number, title }) => namesOf(repository, { number, title })));
  return rows.filter((row) => {
    const reverted = revertedBy(row);
    return reverted !== null && namesOf(row.repository, reverted).some((name) => names.has(name));
  });
}

const namesOf = (repository: string, { number, title }: Reverted): string[] => [
  ...(number === null ? [] : [JSON.stringify([repository, number])]),
  ...(title === null ? [] : [JSON.stringify([repository, comparableTitle(title)])]),
];

/** One for each deployment, with all that it may repair by. */
const merged = (candidates: readonly Repairing[]): Repairing[] =>
  [...groupBy(candidates, ({ id }) => id).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, changes: same.flatMap(({ changes }) => changes) }];
  });
