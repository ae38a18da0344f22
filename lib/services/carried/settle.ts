import { inTransaction, prisma } from "@/lib/db/prisma";
import { type DueToCarry, dueToCarry } from "@/lib/db/read/carried/due";
import { applyCarried, prepareChanges } from "@/lib/db/write/carried";
import { lockNames } from "@/lib/db/write/stripe-locks";
import { describeUnspoken } from "@/lib/db/write/unspoken-changes";
import { describedById } from "@/lib/ingest/carried/change-id";
import { publishChange } from "@/lib/services/live/publish";
import { heedHints } from "./heed-hints";
import { planCarried } from "./plan";

/** Deployments of one round. */
const BATCH = 200;
/** Rounds in which nothing could be settled, because others were writing, before the rest is left for later. */
const PATIENCE = 3;

/**
 * Works out what every deployment that is due carries, until none is left that nobody else is writing. The result follows from what is
 * stored alone, whatever the order in which it arrived. At most `rounds` of 200. Returns how many deployments were settled.
 */
export async function settleCarried(now: Date, rounds = Number.POSITIVE_INFINITY): Promise<number> {
  let settled = 0;
  for (let idle = 0, round = 0; idle < PATIENCE && round < rounds; round += 1) {
    const heeded = await heedHints(now);
    const due = await dueToCarry(BATCH);
    const done = due.length === 0 ? 0 : await settleRound(due, now);
    settled += done;
    if (due.length === 0 && heeded === 0) break;
    idle = done + heeded === 0 ? idle + 1 : 0;
  }
  return settled;
}

async function settleRound(due: readonly DueToCarry[], now: Date): Promise<number> {
  const answers = await planCarried(due);
  await prepareChanges(prisma(), answers);
  const { settled } = await inTransaction(async (tx) => {
    const applied = await applyCarried(tx, answers);
    if (applied.changed) await publishChange(tx, "deployments");
    return applied;
  });
  const linked = [...new Set(answers.flatMap(({ changes }) => changes))];
  if (linked.length > 0)
    await inTransaction(async (tx) => {
      await lockNames(
        tx,
        linked.map((id) => `chg:${id}`),
      );
      await describeUnspoken(tx, linked.map(describedById), now);
    });
  return settled;
}
