import type { ChangeRow, DeliveryRow } from "@/lib/domain/delivery-row";
import type { ChangeOf, CommitOf, DefinitionRow, DeploymentOf, IncidentOf } from "@/lib/metrics/definitions/definition";

/** A row behind a figure of another tool, as pages and the API show it. The fields depend on `kind`. */
export type DefinitionRowView = {
  readonly kind: DefinitionRow["kind"];
  readonly deployment: string | null;
  readonly included: boolean;
  readonly reason: DefinitionRow["reason"];
  /** What dates it. */
  readonly at: Date;
} & Readonly<Record<string, unknown>>;

/** Makes a row ready to be shown; instants become dates. */
export function definitionRowView(row: DefinitionRow): DefinitionRowView {
  const base = { kind: row.kind, at: new Date(row.at), included: row.reason === null, reason: row.reason };
  if (row.kind === "deployment") return { ...base, ...deploymentView(row) };
  if (row.kind === "incident") return { ...base, ...incidentView(row) };
  return { ...base, ...(row.kind === "change" ? changeView(row) : commitView(row)) };
}

const deploymentView = ({ deployment, incidents }: DeploymentOf) => ({
  ...placeOf(deployment),
  finishedAt: new Date(deployment.at),
  reached: deployment.reached,
  incidents,
});

const incidentView = ({ incident, deployment, value }: IncidentOf) => ({
  incident: incident.id,
  title: incident.title,
  openedAt: new Date(incident.openedAt),
  resolvedAt: dateOf(incident.resolvedAt),
  ...(deployment === null ? { deployment: null } : placeOf(deployment)),
  finishedAt: dateOf(deployment?.at ?? null),
  seconds: value,
});

const changeView = ({ change, deployment, value, stages }: ChangeOf) => ({
  ...describe(change),
  ...placeOf(deployment),
  firstCommitAt: dateOf(change.firstCommitAt),
  openedAt: dateOf(change.openedAt),
  readyAt: dateOf(change.readyAt),
  firstReviewAt: dateOf(change.firstReviewAt),
  approvedAt: dateOf(change.approvedAt),
  mergedAt: dateOf(change.mergedAt),
  deployedAt: new Date(deployment.at),
  leadSeconds: value,
  ...(stages ?? {}),
});

const commitView = ({ change, deployment, value, writtenAt }: CommitOf) => ({
  ...describe(change),
  ...placeOf(deployment),
  writtenAt: dateOf(writtenAt),
  deployedAt: new Date(deployment.at),
  leadSeconds: value,
});

const describe = ({ id, repository, number, url, title, author, bot }: ChangeRow) => ({
  change: id,
  repository,
  number,
  url,
  title,
  author,
  bot,
});

const placeOf = ({ id, releaseId, service, team, environment, version }: DeliveryRow) => ({
  deployment: id,
  release: releaseId,
  service,
  team,
  environment,
  version,
});

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
