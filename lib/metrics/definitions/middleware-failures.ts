import type { DefinitionIncident, DefinitionInput, DeploymentOf, IncidentOf, Rule } from "./definition";
import { incidentsTouching } from "./incidents-touching";
import { byTime, latestBefore } from "./latest-before";
import { mean } from "./medians";
import { valuesOf } from "./row-values";

/**
 * Change failure rate as Middleware has it: the share of all runs of the period, those that failed included and counted as good, that an
 * incident opened after. An incident that opened in the period belongs to the last run of the period at or before it, of any service of the
 * selection. Middleware shows 0 % where there was no run; here that is no value. Source: Middleware's service for incidents.
 */
export const middlewareFailureRate: Rule = {
  unit: "share",
  formula: "runs after which an incident opened before the next one / all runs",
  rows: (input) => {
    const runs = byTime(input.deployments.filter(({ at }) => at >= input.from && at < input.to));
    const blamed = incidentsByRun(runs, input);
    return runs.map((deployment): DeploymentOf => {
      const incidents = blamed.get(deployment.id) ?? [];
      return { kind: "deployment", at: deployment.at, value: incidents.length > 0 ? 1 : 0, reason: null, deployment, incidents };
    });
  },
  value: (rows) => mean(valuesOf(rows)),
  none: "no-deployments",
};

/**
 * Mean time to recovery as Middleware has it: the arithmetic mean of opened to resolved, in seconds, of incidents resolved in the period,
 * bucketed by the resolution; none that is still open counts.
 */
export const middlewareRecovery: Rule = {
  unit: "seconds",
  formula: "mean of incident resolved - opened",
  rows: (input) => incidentsTouching(input).map((incident) => recoveryOf(incident, input.to)),
  value: (rows) => mean(valuesOf(rows)),
  none: "no-failures",
};

function incidentsByRun(runs: DeploymentOf["deployment"][], { incidents, from, to }: DefinitionInput): ReadonlyMap<string, string[]> {
  const byRun = new Map<string, string[]>();
  for (const { id, openedAt } of incidents) {
    if (openedAt < from || openedAt >= to) continue;
    const run = latestBefore(runs, openedAt, "at-or-before");
    if (run === null) continue;
    const own = byRun.get(run.id) ?? [];
    byRun.set(run.id, own);
    own.push(id);
  }
  return byRun;
}

function recoveryOf(incident: DefinitionIncident, to: number): IncidentOf {
  const { openedAt, resolvedAt } = incident;
  const base = { kind: "incident", incident, deployment: null } as const;
  if (resolvedAt === null) return { ...base, at: openedAt, value: null, reason: "open" };
  if (resolvedAt >= to) return { ...base, at: openedAt, value: null, reason: "not-resolved-here" };
  return { ...base, at: resolvedAt, value: Math.floor((resolvedAt - openedAt) / 1000), reason: null };
}
