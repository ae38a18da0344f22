import type { DeliveryRow } from "@/lib/domain/delivery-row";
import type { DefinitionIncident, DefinitionInput, DeploymentOf, IncidentOf, Rule } from "./definition";
import { reachedIn } from "./first-carrier";
import { durationWord } from "./four-keys-lead-time";
import { mean, middle } from "./medians";
import { valuesOf } from "./row-values";

/**
 * Change failure rate as Four Keys has it: incidents whose report names a deployed commit as its cause, once for each deployment that brought
 * it, / deployments of the period that carry a change. Two incidents of one deployment count twice, so that the rate may exceed 1; an
 * incident without a declared cause counts nowhere. What its report names may be a deployment or version as well. Source: the SQL of
 * the dashboard of Four Keys.
 */
export const fourKeysFailureRate: Rule = {
  unit: "share",
  formula: "incidents that name a deployed change, once for each deployment / deployments that carry a change",
  rows: (input) => {
    const named = incidentsByWord(input.incidents);
    return reachedIn(input).map((deployment): DeploymentOf => {
      const base = { kind: "deployment", at: deployment.at, deployment } as const;
      if (deployment.changes.length === 0) return { ...base, value: null, reason: "no-commit", incidents: [] };
      const incidents = rootCauses(deployment, named);
      return { ...base, value: incidents.length, reason: null, incidents };
    });
  },
  value: (rows) => mean(valuesOf(rows)),
  none: "no-deployments",
  word: (rows) => {
    const rate = mean(valuesOf(rows)) ?? 0;
    return rate <= 0.15 ? "0-15%" : rate < 0.46 ? "16-45%" : "46-60%";
  },
};

/**
 * Time to restore as Four Keys has it: the interpolated median, over incidents of the period, of opened to resolved in whole hours (rounded
 * down) times 3600; where the cause is declared and was deployed in the period, from that deployment on. Open ones are ignored.
 */
export const fourKeysRecovery: Rule = {
  unit: "seconds",
  formula: "median of incident resolved - opened, or - the deployment it names, in whole hours",
  rows: (input) => {
    const causes = causesOf(input);
    return input.incidents.flatMap((incident) => restored(incident, causes.get(incident.id) ?? null, input));
  },
  value: (rows) => middle(valuesOf(rows)),
  none: "no-failures",
  word: (rows) => durationWord(middle(valuesOf(rows)) ?? 0),
};

/** The incidents that name each word as their cause. */
function incidentsByWord(incidents: readonly DefinitionIncident[]): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  for (const { id, causedBy } of incidents)
    for (const word of causedBy) {
      const own = words.get(word) ?? [];
      words.set(word, own);
      own.push(id);
    }
  return words;
}

/** Incidents that say they were caused by a deployment: linked to it by their sender's word, or naming a commit that it brought. */
function rootCauses(deployment: DeliveryRow, named: ReadonlyMap<string, readonly string[]>): string[] {
  const causes = new Set<string>();
  for (const { id, source } of deployment.incidents) if (source === "declared") causes.add(id);
  if (named.size > 0)
    for (const { id, mergeCommit } of deployment.changes)
      for (const word of [id, mergeCommit]) for (const incident of (word === null ? null : named.get(word)) ?? []) causes.add(incident);
  return [...causes];
}

/** For each incident the earliest deployment of the period that it says caused it. */
function causesOf(input: DefinitionInput): ReadonlyMap<string, DeliveryRow> {
  const named = incidentsByWord(input.incidents);
  const causes = new Map<string, DeliveryRow>();
  for (const deployment of reachedIn(input))
    for (const incident of rootCauses(deployment, named)) {
      const known = causes.get(incident);
      if (known === undefined || deployment.at < known.at) causes.set(incident, deployment);
    }
  return causes;
}

function restored(incident: DefinitionIncident, deployment: DeliveryRow | null, { from, to }: DefinitionInput): IncidentOf[] {
  const at = Math.min(incident.openedAt, deployment?.at ?? incident.openedAt);
  if (at < from || at >= to) return [];
  const base = { kind: "incident", at, incident, deployment } as const;
  if (incident.resolvedAt === null) return [{ ...base, value: null, reason: "open" }];
  return [{ ...base, value: Math.trunc((incident.resolvedAt - at) / 3_600_000) * 3600, reason: null }];
}
