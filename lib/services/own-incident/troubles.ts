import type { Db } from "@/lib/db/prisma";
import type { AlertRow } from "@/lib/db/read/objective/alerts";
import { cellCounts } from "@/lib/db/read/objective/cell-counts";
import { latelyRegressed, type RegressedDeployment } from "@/lib/db/read/verdict/lately-regressed";
import type { Objective } from "@/lib/domain/objective";
import { burnOnset } from "@/lib/health/slo/burn-onset";
import { RULE_TERMS, WINDOW_MINUTES } from "@/lib/health/slo/burn-rules";
import { isWorthAnIncident } from "@/lib/health/slo/worth-an-incident";
import { promisesOf } from "@/lib/services/objective/promises-of";
import type { Trouble } from "./drafts";

/** The incident of an alert that rings. It began where its burn did, which minutes show as long as they are kept. */
export async function troubleOfAlert(alert: AlertRow, objective: Objective): Promise<Trouble> {
  const { id, rule, startedAt, longBurn } = alert;
  const { service, environment, name, target } = objective;
  const { long, rate } = RULE_TERMS[rule];
  const from = new Date(startedAt.getTime() - WINDOW_MINUTES[long] * 60_000);
  const to = new Date(startedAt.getTime() + 60_000);
  const onset = burnOnset(await cellCounts(objective, { from, to, step: "1m" }), target, rate);
  return {
    ...{ service, environment },
    incidentId: `wake:burn:${id}`,
    title: `${service} spends the budget of “${name}” ${Math.round(longBurn)} times too fast`,
    severity: rule === "fast" ? "high" : "medium",
    since: onset ?? startedAt,
    labels: { alert: id, objective: name, rule },
    alertId: id,
  };
}

/** The incidents of releases to production that fail so much that nobody should wait for a budget to burn. */
export async function troublesOfReleases(tx: Db, now: Date): Promise<Trouble[]> {
  const worth = await Promise.all(
    (await latelyRegressed(tx, now)).map(async (one) => {
      const promises = isWorthAnIncident(one.verdict, []) ? [] : await promisesOf(one.service, one.environment, now);
      return isWorthAnIncident(one.verdict, promises) ? [troubleOfRelease(one)] : [];
    }),
  );
  return worth.flat();
}

function troubleOfRelease({ id, service, environment, version, rolledOutAt, verdict }: RegressedDeployment): Trouble {
  return {
    ...{ service, environment },
    incidentId: `wake:release:${id}`,
    title: `${service} fails more often since ${version}`,
    severity: "high",
    since: verdict.onsetAt ?? rolledOutAt,
    labels: { deployment: id, version },
    alertId: null,
  };
}
