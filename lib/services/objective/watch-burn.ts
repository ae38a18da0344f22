import { type Db, inTransaction } from "@/lib/db/prisma";
import { type AlertRow, openAlerts } from "@/lib/db/read/objective/alerts";
import { burnCounts } from "@/lib/db/read/objective/burn-counts";
import { readObjectives } from "@/lib/db/read/objective/list";
import { lockUntilCommit } from "@/lib/db/write/advisory-lock";
import { insertAlerts, updateAlert } from "@/lib/db/write/burn-alert";
import { type Lease, stillHeld } from "@/lib/db/write/lease";
import { WakeError } from "@/lib/domain/error";
import { afterLook } from "@/lib/health/slo/alert-life";
import { type RuleState, ruleStates } from "@/lib/health/slo/rule-state";
import { publishChange } from "@/lib/services/live/publish";
import { tellBurns } from "@/lib/services/tell/tell-burns";

type Look = { readonly objectiveId: string; readonly state: RuleState };

/**
 * Looks at every objective once: opens an alert where a rule rings, and ends those that have burnt slowly for long enough. Returns how many
 * alerts began or ended. One read for all objectives, and one transaction when something rings; two instances cannot open the same alert.
 * With a lease, the writes are refused (`conflict`) once another instance holds it.
 */
export async function watchBurn(now: Date, lease: Lease | null): Promise<number> {
  const objectives = await readObjectives();
  if (objectives.length === 0) return 0;
  const counts = await burnCounts(objectives, now);
  const looks = objectives.flatMap(({ id, target }) => {
    const own = counts.get(id);
    return own === undefined ? [] : ruleStates(own, target).map((state): Look => ({ objectiveId: id, state }));
  });
  return inTransaction(async (tx) => {
    if (lease !== null && !(await stillHeld(tx, lease))) throw new WakeError("conflict", "Another instance has taken over the burn rates.");
    await lockUntilCommit(tx, "burn-alerts");
    const open = await openAlerts(tx);
    const changed = await settle(tx, looks, open, now);
    // From its second look on: until then an incident may have been opened for it, which is told instead.
    await tellBurns(
      tx,
      open.map(({ id }) => id),
      now,
    );
    if (changed > 0) await publishChange(tx, "settings");
    return changed;
  });
}

async function settle(tx: Db, looks: readonly Look[], open: readonly AlertRow[], now: Date): Promise<number> {
  const alerts = new Map(open.map((alert) => [`${alert.objectiveId} ${alert.rule}`, alert]));
  let ended = 0;
  for (const { objectiveId, state } of looks) {
    const alert = alerts.get(`${objectiveId} ${state.rule}`);
    if (alert === undefined) continue;
    const look = afterLook(alert, state, now);
    if (look.endedAt !== null) ended += 1;
    if (isSame(alert, look)) continue;
    await updateAlert(tx, alert.id, look);
  }
  const begun = looks.filter(({ objectiveId, state }) => state.firing && !alerts.has(`${objectiveId} ${state.rule}`));
  if (begun.length > 0)
    await insertAlerts(
      tx,
      begun.map(({ objectiveId, state: { rule, long, short } }) => ({
        ...{ objectiveId, rule, startedAt: now },
        longBurn: long ?? 0,
        shortBurn: short ?? 0,
      })),
    );
  return begun.length + ended;
}

const isSame = (alert: AlertRow, look: ReturnType<typeof afterLook>): boolean =>
  look.endedAt === null &&
  alert.quietSince?.getTime() === look.quietSince?.getTime() &&
  alert.longBurn === look.longBurn &&
  alert.shortBurn === look.shortBurn;
