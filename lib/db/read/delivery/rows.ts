import type { DeliveryRow, Selection } from "@/lib/domain/delivery-row";
import { groupBy } from "@/lib/domain/group-by";
import { changesCarried } from "./rows/changes";
import { type BaseRow, deploymentsIn } from "./rows/deployments";
import { incidentsOf, repairsNamed, verdictsFor } from "./rows/outcomes";
import { type Places, placesOf } from "./rows/places";
import { repairsFound } from "./rows/repairs";
import type { Snapshot } from "./snapshot";

/** A stretch of time, end exclusive. */
export type Span = { readonly from: Date; readonly to: Date };

/**
 * The deployments to production of a selection whose `at` lies in some stretches of time which do not overlap: those that got there, and
 * attempts that failed before. They come in chunks and in no order; a million of them never stand in memory at once. The client must be
 * in a transaction, and nothing else may use it between two chunks that rests on a cursor. Cost: some nine flat statements for a chunk,
 * each by an index.
 */
export async function* deliveryRows(client: Snapshot, spans: readonly Span[], selection: Selection): AsyncGenerator<DeliveryRow[]> {
  const places = await placesOf(client);
  for await (const chunk of deploymentsIn(client, spans, selection, places)) yield await completed(client, chunk, places);
}

async function completed(client: Snapshot, chunk: readonly BaseRow[], places: Places): Promise<DeliveryRow[]> {
  const reached = chunk.filter(({ reachedAt }) => reachedAt !== null).map(({ id }) => id);
  const changes = await changesCarried(client, reached, places);
  const incidents = groupBy(await incidentsOf(client, reached), ({ deployment }) => deployment);
  const verdicts = groupBy(await verdictsFor(client, reached), ({ deployment }) => deployment);
  const fixes = groupBy(places.repairsNamed ? await repairsNamed(client, reached) : [], ({ deployment }) => deployment);
  const repairs = await repairsFound(client, chunk, changes);
  return chunk.map(({ reachedAt, externalId: _, ...row }) => ({
    ...row,
    reached: reachedAt !== null,
    team: places.teams.get(row.service) ?? null,
    incidents: (incidents.get(row.id) ?? []).map(({ deployment: _of, ...incident }) => incident),
    repairs: (fixes.get(row.id) ?? []).map(({ incident }) => incident),
    verdicts: (verdicts.get(row.id) ?? []).map(({ deployment: _of, ...verdict }) => verdict),
    repairedBy: repairs.get(row.id) ?? [],
    changes: changes.get(row.id) ?? [],
  }));
}
