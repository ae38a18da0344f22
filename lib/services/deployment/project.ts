import type { Db } from "@/lib/db/prisma";
import type { RecordRow } from "@/lib/db/read/deployment/record-row";
import { recordsByKey, recordsOfEntities } from "@/lib/db/read/deployment/records-of";
import type { EventRow } from "@/lib/db/read/event/of-entities";
import { removeRecords, upsertRecords } from "@/lib/db/write/deployment-record";
import { foldDeployments } from "./fold";
import { settleDeployments } from "./settle";

type Groups = ReadonlyMap<string, readonly EventRow[]>;
type Stamp = { readonly now: Date; readonly demo: boolean };

/**
 * Brings the records of some deployments up to date with their events, then the deployments that these and their like amount to,
 * and everything that follows from those.
 */
export async function projectDeployments(tx: Db, groups: Groups, stamp: Stamp): Promise<void> {
  const before = await recordsOfEntities(tx, [...groups.keys()]);
  const runs = [...foldDeployments(groups).values()].flat();
  const changed = await upsertRecords(tx, runs, stamp);
  const keys = new Set(runs.map(({ entityKey }) => entityKey));
  await removeRecords(
    tx,
    before.flatMap(({ entityKey }) => (keys.has(entityKey) ? [] : [entityKey])),
  );
  await settleDeployments(tx, { before: moved(before, changed, keys), after: await recordsByKey(tx, [...keys]) }, stamp.now);
}

/** Of what stood there, what is gone or stood for something else. */
const moved = (before: readonly RecordRow[], changed: readonly string[], kept: ReadonlySet<string>): RecordRow[] => {
  const altered = new Set(changed);
  return before.filter(({ entityKey }) => altered.has(entityKey) || !kept.has(entityKey));
};
