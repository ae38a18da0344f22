import type { Db } from "@/lib/db/prisma";
import { recordsAlike, sightingsOf } from "@/lib/db/read/deployment/alike-records";
import { type DecisionRow, decisionsOf } from "@/lib/db/read/deployment/decisions";
import { recordsExplaining } from "@/lib/db/read/deployment/explaining-records";
import type { RecordRow } from "@/lib/db/read/deployment/record-row";
import { recordsByKey } from "@/lib/db/read/deployment/records-of";
import type { RecordFacts } from "@/lib/ingest/fold/deployment-record";
import type { Explanation, HeldRecord } from "@/lib/ingest/fold/logical-deployments";

/** Records as they stood before something changed, and as they stand now. */
export type Seeds = { readonly before: readonly RecordRow[]; readonly after: readonly RecordRow[] };

/** Everything that deployments of some records follow from. */
export type Affected = {
  readonly records: readonly HeldRecord[];
  readonly sightings: readonly HeldRecord[];
  readonly explanations: readonly Explanation[];
  readonly decisions: readonly DecisionRow[];
};

/**
 * Reads everything that can move when some records change: what is like them, or was, what is like that, and so on; what people
 * decided of them; and what telemetry saw of them. Usually one round of short index ranges.
 */
export async function affectedBy(tx: Db, { before, after }: Seeds): Promise<Affected> {
  const found = new Map(after.map((record) => [record.entityKey, record]));
  const probed: RecordRow[] = [...before, ...after];
  const decisions: DecisionRow[] = [];
  for (let frontier = probed.slice(); frontier.length > 0; ) {
    const words = await decisionsOf(tx, [...new Set(frontier.map(({ entityKey }) => entityKey))]);
    decisions.push(...words);
    const joined = words.filter(({ kind }) => kind === "same").flatMap(({ entityKey, otherKey }) => [entityKey, otherKey]);
    const like = await recordsAlike(tx, frontier.filter(isTold));
    frontier = [...like, ...(joined.length === 0 ? [] : await recordsByKey(tx, joined))].filter(({ entityKey }) => !found.has(entityKey));
    for (const record of frontier) found.set(record.entityKey, record);
    probed.push(...frontier);
  }
  for (const sighting of await sightingsOf(tx, probed.filter(isTold))) found.set(sighting.entityKey, sighting);
  const all = [...found.values()];
  const sightings = all.filter((record) => !isTold(record));
  if (sightings.length > 0)
    decisions.push(
      ...(await decisionsOf(
        tx,
        sightings.map(({ entityKey }) => entityKey),
      )),
    );
  return {
    records: all.filter(isTold).map(heldOf),
    sightings: sightings.map(heldOf),
    explanations: await explanationsOf(tx, sightings, decisions),
    decisions,
  };
}

const isTold = ({ source }: RecordRow): boolean => source !== "telemetry";

/** The facts were written by lib/ingest/fold, which settles their shape. */
const heldOf = (row: RecordRow): HeldRecord => ({ ...row, facts: row.facts as RecordFacts });

async function explanationsOf(tx: Db, sightings: readonly RecordRow[], decisions: readonly DecisionRow[]): Promise<Explanation[]> {
  if (sightings.length === 0) return [];
  const earlier = await recordsExplaining(tx, sightings);
  const keys = new Set(sightings.map(({ entityKey }) => entityKey));
  const named = decisions
    .filter(({ kind }) => kind === "same")
    .flatMap(({ entityKey, otherKey }) => [
      { sighting: entityKey, key: otherKey },
      { sighting: otherKey, key: entityKey },
    ])
    .filter(({ sighting }) => keys.has(sighting));
  const byKey = new Map(
    (
      await recordsByKey(
        tx,
        named.map(({ key }) => key),
      )
    ).map((record) => [record.entityKey, record]),
  );
  return [
    ...earlier.map(({ sighting, ...record }) => ({ sighting, record: heldOf(record) })),
    ...named.flatMap(({ sighting, key }) => {
      const record = byKey.get(key);
      return record === undefined || !isTold(record) ? [] : [{ sighting, record: heldOf(record) }];
    }),
  ];
}
