import type { Db } from "@/lib/db/prisma";
import { formerEntities } from "@/lib/db/read/inbox/reading";
import { lockEveryName, lockNames } from "@/lib/db/write/stripe-locks";
import { lockNamesOf } from "@/lib/services/event/lock-names";
import { storeDrafts, type TracedDraft } from "@/lib/services/event/store-drafts";
import { reproject } from "./reproject";

/**
 * Stores what deliveries tell of. An event that is held of another entity, since it was read otherwise before, moves, and the entity
 * that it leaves follows.
 */
export async function storeRead(tx: Db, traced: readonly TracedDraft[], stamp: { now: Date; demo: boolean }): Promise<Set<string>> {
  if (traced.length === 0) return new Set();
  const drafts = traced.map(({ draft }) => draft);
  await lockNames(tx, drafts.flatMap(lockNamesOf));
  const former = await formerEntities(tx, drafts);
  if (former.length > 0) await lockEveryName(tx);
  const { fresh } = await storeDrafts(tx, traced, stamp);
  if (former.length > 0) await reproject(tx, former, stamp.now);
  return fresh;
}
