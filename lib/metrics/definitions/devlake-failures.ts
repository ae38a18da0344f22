import type { DeliveryRow } from "@/lib/domain/delivery-row";
import type { Also, DefinitionIncident, DefinitionInput, DefinitionRow, DeploymentOf, IncidentOf, Rule } from "./definition";
import { failureRateBands, recoveryBand } from "./devlake-bands";
import { bucketsOf } from "./figure-of";
import { incidentsTouching } from "./incidents-touching";
import { byTime, latestBefore } from "./latest-before";
import { lowerMedian, mean } from "./medians";
import { valuesOf } from "./row-values";
import { successes } from "./successes";

/**
 * Change failure rate as DevLake has it: the share of the successful production deployments of the period with at least one incident,
 * whenever that opened. An incident belongs to the latest successful production deployment of the selection that finished strictly
 * before it opened, whatever its service and however long ago; of those that finished in the same instant to the one with the greatest id.
 * Beside it what DevLake's page of details shows: incidents per deployment, which may exceed 1. Source: the connector of incidents
 * and deployments in DevLake's plugin for DORA, and the SQL of its dashboards.
 */
export const devlakeFailureRate: Rule = {
  unit: "share",
  formula: "successful deployments after which an incident opened before the next one / successful deployments",
  rows: blamed,
  value: (rows) => mean(valuesOf(rows)),
  none: "no-deployments",
  bands: (rows) => failureRateBands(mean(valuesOf(rows)) ?? 0),
  also: (rows, input) => {
    const value = incidentsPerDeployment(rows);
    const buckets = bucketsOf(rows, input, incidentsPerDeployment, "no-deployments");
    return [
      { id: "details", label: "Incidents per deployment, as its page of details shows", unit: "share", value, n: rows.length, buckets },
    ];
  },
};

/**
 * Failed deployment recovery time as DevLake has it for 2023: the lower median of resolution - finish of the deployment that the incident
 * belongs to, in whole minutes (rounded down) times 60, over incidents resolved in the period whose deployment finished in it; bucketed by
 * that finish. Beside it the form for 2021: opened to resolved of all incidents resolved in the period, bucketed by the resolution.
 * Incidents that are still open are in neither.
 */
export const devlakeRecovery: Rule = {
  unit: "seconds",
  formula: "lower median of incident resolved - deployment finished, in whole minutes",
  rows: recoveries,
  value: lowerMedianOf,
  none: "no-failures",
  bands: (rows, _period, also) => {
    const [now, before] = [lowerMedianOf(rows), also.find(({ id }) => id === "2021")?.value ?? null];
    return { ...(now === null ? {} : { "2023": recoveryBand(now) }), ...(before === null ? {} : { "2021": recoveryBand(before) }) };
  },
  also: (_rows, input) => [restored(input)],
};

/** The deployment that DevLake links each incident to; null where none had finished before it. */
export function devlakeLinks(
  deployments: readonly DeliveryRow[],
  incidents: readonly DefinitionIncident[],
): { readonly incident: DefinitionIncident; readonly deployment: DeliveryRow | null }[] {
  const sorted = byTime(deployments.filter((row) => row.reached));
  return incidents.map((incident) => ({ incident, deployment: latestBefore(sorted, incident.openedAt, "before") }));
}

function blamed(input: DefinitionInput): DeploymentOf[] {
  const incidents = new Map<string, string[]>();
  for (const { incident, deployment } of devlakeLinks(input.deployments, input.incidents))
    if (deployment !== null) listed(incidents, deployment.id).push(incident.id);
  return successes(input).map((row) => {
    const own = incidents.get(row.deployment.id) ?? [];
    return row.reason === null ? { ...row, value: own.length > 0 ? 1 : 0, incidents: own } : row;
  });
}

function listed(lists: Map<string, string[]>, key: string): string[] {
  const known = lists.get(key) ?? [];
  lists.set(key, known);
  return known;
}

const incidentsPerDeployment = (rows: readonly DefinitionRow[]): number | null =>
  mean(rows.map((row) => (row.kind === "deployment" ? row.incidents.length : 0)));

function recoveries(input: DefinitionInput): IncidentOf[] {
  const { from, to } = input;
  return devlakeLinks(input.deployments, incidentsTouching(input)).map(({ incident, deployment }) => {
    const { openedAt, resolvedAt } = incident;
    const inside = deployment !== null && deployment.at >= from && deployment.at < to;
    if (!inside) return { kind: "incident", at: openedAt, value: null, reason: "no-deployment", incident, deployment: null };
    const reason = resolvedAt === null ? "open" : resolvedAt < to ? null : "not-resolved-here";
    const value = resolvedAt === null || reason !== null ? null : wholeMinutes(resolvedAt - deployment.at) * 60;
    return { kind: "incident", at: deployment.at, value, reason, incident, deployment };
  });
}

function restored(input: DefinitionInput): Also {
  const rows = input.incidents.flatMap((incident): IncidentOf[] => {
    const { openedAt, resolvedAt } = incident;
    if (resolvedAt === null || resolvedAt < input.from || resolvedAt >= input.to) return [];
    return [
      { kind: "incident", at: resolvedAt, value: wholeMinutes(resolvedAt - openedAt) * 60, reason: null, incident, deployment: null },
    ];
  });
  const buckets = bucketsOf(rows, input, lowerMedianOf, "no-failures");
  return { id: "2021", label: "Time to restore service (2021)", unit: "seconds", value: lowerMedianOf(rows), n: rows.length, buckets };
}

function lowerMedianOf(rows: readonly DefinitionRow[]): number | null {
  return lowerMedian(valuesOf(rows));
}

const wholeMinutes = (ms: number): number => Math.trunc(ms / 60_000) + 0;
