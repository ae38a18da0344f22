import type { Db } from "@/lib/db/prisma";
import { incidentsOfServices } from "@/lib/db/read/incident/in-places";
import { openAlerts } from "@/lib/db/read/objective/alerts";
import { readObjectives } from "@/lib/db/read/objective/list";
import { appendAudit } from "@/lib/db/write/audit";
import { linkAlerts } from "@/lib/db/write/burn-alert";
import { isDemoService } from "@/lib/db/write/demo";
import { storeDrafts, type TracedDraft } from "@/lib/services/event/store-drafts";
import { OWN_ACTOR, opened, reopened, type Trouble } from "./drafts";
import { type Plan, planFor } from "./plan";
import { troubleOfAlert, troublesOfReleases } from "./troubles";

/** Ended incidents that a trouble may still belong to. */
const LATELY_MS = 6 * 3_600_000;

/** Tells of every trouble that nobody told of yet. Returns how many events that took. */
export async function openOwn(tx: Db, now: Date): Promise<number> {
  const troubles = [...(await troublesOfAlerts(tx)), ...(await troublesOfReleases(tx, now))];
  let told = 0;
  // One after the other, since what one opens the next may join.
  for (const trouble of troubles) told += await tell(tx, trouble, now);
  return told;
}

/** Alerts of days are no incident: nobody has to get up for them. */
async function troublesOfAlerts(tx: Db): Promise<Trouble[]> {
  const ringing = (await openAlerts(tx)).filter(({ rule, incidentId }) => rule !== "ticket" && incidentId === null);
  if (ringing.length === 0) return [];
  const objectives = new Map((await readObjectives({}, undefined, tx)).map((one) => [one.id, one]));
  return Promise.all(
    ringing.flatMap((alert) => {
      const objective = objectives.get(alert.objectiveId);
      return objective === undefined ? [] : [troubleOfAlert(alert, objective)];
    }),
  );
}

async function tell(tx: Db, trouble: Trouble, now: Date): Promise<number> {
  const plan = planFor(trouble, await incidentsOfServices(tx, [trouble.service], new Date(now.getTime() - LATELY_MS)));
  const id = plan.kind === "open" ? trouble.incidentId : plan.id;
  const drafts = draftsOf(plan, trouble, now);
  const demo = drafts.length > 0 && (await isDemoService(tx, trouble.service));
  const fresh = drafts.length === 0 ? 0 : (await storeDrafts(tx, drafts, { now, demo })).fresh.size;
  if (trouble.alertId !== null) await linkAlerts(tx, [trouble.alertId], id);
  if (fresh > 0)
    await appendAudit(tx, { actor: OWN_ACTOR, action: `incident.${plan.kind}`, subject: `incident:${id}`, detail: { ...trouble.labels } });
  return fresh;
}

function draftsOf(plan: Plan, trouble: Trouble, now: Date): TracedDraft[] {
  if (plan.kind === "open") return [opened(trouble, now)];
  return plan.kind === "reopen" ? [reopened(plan.id, trouble, plan.endedAt, now)] : [];
}
