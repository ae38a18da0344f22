import { comparableTitle, hotfixOf, revertedBy } from "@/lib/domain/repair-words";
import { IS_REVERT } from "../rows/revert-words";
import type { Snapshot } from "../snapshot";
import type { ChangeWords, Mark } from "./marks";
import { SPOT, type StaleSpot } from "./spot";

/** The deployments that labels of others in their place name as repaired. */
export async function namedByLabels(client: Snapshot, marks: readonly Mark[]): Promise<StaleSpot[]> {
  const said = marks.flatMap(({ key, service, environment }) =>
    hotfixOf({ hotfix_of: key }).map((word) => ({ word, service, environment })),
  );
  if (said.length === 0) return [];
  const { rows } = await client.query<StaleSpot>(
    `select distinct ${SPOT} from unnest($1::text[], $2::text[], $3::text[]) as said(word, service, environment)
     join "Deployment" d on d.service = said.service and d.environment = said.environment
       and said.word in (d.version, d."releaseId", d."externalId", d.id::text) where d."reachedAt" is not null`,
    [said.map(({ word }) => word), said.map(({ service }) => service), said.map(({ environment }) => environment)],
  );
  return rows;
}

/** A revert, and where the deployments that it may repair stand. */
type Placed = ChangeWords & { readonly service: string; readonly environment: string };

/**
 * The deployments that may be repaired by the reverts which some marks are about, wherever these are or were deployed. A revert is rare, so
 * those of its place may be gone through.
 */
export async function revertedIn(
  client: Snapshot,
  kind: "moved" | "linked" | "unlinked" | "change",
  marks: readonly Mark[],
): Promise<StaleSpot[]> {
  const placed = [...(await found(client, kind, marks)), ...(await before(client, marks))];
  if (placed.length === 0) return [];
  return [...(await byNumber(client, placed)), ...(await byTitle(client, placed))];
}

const CARRIED = `select l."changeId" as change, d.service, d.environment from "DeploymentChange" l join "Deployment" d on d.id = l."deploymentId"`;
const MARKS = `unnest($1::text[], $2::text[], $3::text[], $4::text[]) as mark(key, deployment, service, environment)`;
const WHERE: Readonly<Record<"moved" | "linked" | "unlinked" | "change", string>> = {
  moved: `select l."changeId" as change, mark.service, mark.environment from ${MARKS} join "DeploymentChange" l on l."deploymentId" = mark.key::uuid`,
  linked: `${CARRIED} join ${MARKS} on mark.deployment::uuid = d.id and mark.key = l."changeId"`,
  unlinked: `select mark.key as change, mark.service, mark.environment from ${MARKS}`,
  change: `${CARRIED} join ${MARKS} on mark.key = l."changeId"`,
};

async function found(client: Snapshot, kind: keyof typeof WHERE, marks: readonly Mark[]): Promise<Placed[]> {
  const { rows } = await client.query<Placed>(
    `select distinct c.repository, c.title, c."headBranch", placed.service, placed.environment
     from (${WHERE[kind]}) placed join "Change" c on c.id = placed.change where ${IS_REVERT}`,
    [
      marks.map(({ key }) => key),
      marks.map(({ deployment }) => deployment),
      marks.map(({ service }) => service),
      marks.map(({ environment }) => environment),
    ],
  );
  return rows;
}

/** What changes took back before they were changed or went: where they are deployed now, or were. */
async function before(client: Snapshot, marks: readonly Mark[]): Promise<Placed[]> {
  const known = marks.flatMap(({ key, was, service, environment }) => (was === null ? [] : [{ key, was, service, environment }]));
  if (known.length === 0) return [];
  const { rows } = await client.query<{ change: string; service: string; environment: string }>(
    `${CARRIED} where l."changeId" = any($1::text[])`,
    [known.map(({ key }) => key)],
  );
  return known.flatMap(({ key, was, service, environment }) => [
    ...(service === null || environment === null ? [] : [{ ...was, service, environment }]),
    ...rows.filter(({ change }) => change === key).map((place) => ({ ...was, service: place.service, environment: place.environment })),
  ]);
}

async function byNumber(client: Snapshot, placed: readonly Placed[]): Promise<StaleSpot[]> {
  const named = placed.flatMap(({ service, environment, ...words }) => {
    const number = revertedBy(words)?.number ?? null;
    return number === null ? [] : [{ repository: words.repository, number, service, environment }];
  });
  if (named.length === 0) return [];
  const { rows } = await client.query<StaleSpot>(
    `select distinct ${SPOT} from jsonb_to_recordset($1::jsonb) as said(repository text, number int, service text, environment text)
     join "Change" c on c.repository = said.repository and c.number = said.number
     join "DeploymentChange" l on l."changeId" = c.id join "Deployment" d on d.id = l."deploymentId"
     where d.service = said.service and d.environment = said.environment and d."reachedAt" is not null`,
    [JSON.stringify(named)],
  );
  return rows;
}

async function byTitle(client: Snapshot, placed: readonly Placed[]): Promise<StaleSpot[]> {
  const titles = new Set(placed.flatMap((words) => comparableTitle(revertedBy(words)?.title ?? null) ?? []));
  if (titles.size === 0) return [];
  const places = [...new Map(placed.map((one) => [JSON.stringify([one.repository, one.service, one.environment]), one])).values()];
  const { rows } = await client.query<StaleSpot & { readonly title: string }>(
    `select ${SPOT}, c.title from unnest($1::text[], $2::text[], $3::text[]) as said(repository, service, environment)
     join "Deployment" d on d.service = said.service and d.environment = said.environment and d."reachedAt" is not null
     join "DeploymentChange" l on l."deploymentId" = d.id
     join "Change" c on c.id = l."changeId" and c.repository = said.repository where c.title is not null`,
    [places.map(({ repository }) => repository), places.map(({ service }) => service), places.map(({ environment }) => environment)],
  );
  return rows.flatMap(({ title, ...spot }) => (titles.has(comparableTitle(title) ?? "") ? [spot] : []));
}
