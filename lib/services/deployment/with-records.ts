import { type Db, inTransaction, prisma } from "@/lib/db/prisma";
import type { RecordRow } from "@/lib/db/read/deployment/record-row";
import { recordsOfDeployment } from "@/lib/db/read/deployment/records-of-deployment";
import { appendAudit } from "@/lib/db/write/audit";
import { lockNames } from "@/lib/db/write/stripe-locks";
import { type Actor, reaches, reachOf } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { isUuid } from "@/lib/domain/uuid";
import { placeLock } from "@/lib/services/event/lock-names";
import { publishChange } from "@/lib/services/live/publish";
import { settleDeployments } from "./settle";

/** What a decision is called in the audit log, and on which deployments it is made. */
type About = { readonly action: string; readonly deployments: readonly string[]; readonly detail: Readonly<Record<string, string>> };

/**
 * Lets a person's word on some deployments take effect: `decide` gets what tells of each and stores the word; then everything that
 * follows is worked out again, in one transaction. Throws `not-found` for a deployment that is not there or out of reach.
 */
export async function withRecords(
  actor: Actor,
  { action, deployments, detail }: About,
  decide: (tx: Db, records: readonly (readonly RecordRow[])[]) => Promise<void>,
  now: Date,
): Promise<void> {
  const known = await Promise.all(deployments.map((id) => readWithin(prisma(), actor, id)));
  await inTransaction(async (tx) => {
    await lockNames(
      tx,
      known.flat().flatMap((record) => [record.entityKey, placeLock(record)]),
    );
    const records: RecordRow[][] = [];
    for (const id of deployments) records.push(await readWithin(tx, actor, id));
    await decide(tx, records);
    await settleDeployments(tx, { before: [], after: records.flat() }, now);
    await publishChange(tx, "deployments");
    await appendAudit(tx, { actor, action, subject: `deployment:${deployments[0] ?? ""}`, detail });
  });
}

async function readWithin(tx: Db, actor: Actor, id: string): Promise<RecordRow[]> {
  const records = isUuid(id) ? await recordsOfDeployment(tx, id) : [];
  if (records.length > 0 && records.every(({ service, environment }) => reaches(reachOf(actor), service, environment))) return records;
  throw new WakeError("not-found", "There is no such deployment.", { fix: "Reload the page: it may be part of another one by now." });
}
