import type { EventRow } from "@/lib/db/read/event/of-entities";
import { releaseIdOf } from "@/lib/domain/deployment";
import type { EventKind } from "@/lib/ingest/events/event-draft";
import { foldChanges } from "@/lib/services/change/project";
import { foldDeployments } from "@/lib/services/deployment/fold";
import { foldIncidents } from "@/lib/services/incident/project";
import { foldRecords } from "@/lib/services/record/project";

const RECORD = { "change-requests": "change-request", approvals: "approval", flags: "flag" } as const;

/** What Wake now believes of the entity that an event speaks of, in short. */
export type Entity = { readonly id: string } & Readonly<Record<string, unknown>>;

/** The entities behind some events, by entity key; of a deployment with several runs, the last. */
export function entitiesOf(kind: EventKind, groups: ReadonlyMap<string, readonly EventRow[]>): Map<string, Entity> {
  if (kind === "changes") return mapped(foldChanges(groups), ({ id, repository, mergedAt }) => ({ id, repository, mergedAt }));
  if (kind === "incidents")
    return mapped(foldIncidents(groups), ({ id, status, openedAt, resolvedAt }) => ({ id, status, openedAt, resolvedAt }));
  if (kind !== "deployments") return mapped(foldRecords(RECORD[kind], groups), (record) => ({ ...record, id: String(record["id"]) }));
  return mapped(foldDeployments(groups), (runs) => {
    const run = runs.at(-1);
    if (run === undefined) throw new Error("a deployment without events");
    const { id, externalId, service, environment, version, status, startedAt, finishedAt, facts } = run;
    return {
      id,
      externalId,
      service,
      environment,
      version,
      status,
      startedAt,
      finishedAt,
      release: facts.release ?? releaseIdOf(service, version),
    };
  });
}

const mapped = <Value>(values: ReadonlyMap<string, Value>, entity: (value: Value) => Entity): Map<string, Entity> =>
  new Map([...values].map(([key, value]) => [key, entity(value)]));
