import { COMPANY } from "../company";
import type { PlannedIncident } from "../plan";
import { deploymentId } from "./deployment-id";
import type { Release } from "./release-order";

/** An incident as the public API takes it; one body for each thing that became known. */
export type IncidentBody = {
  readonly id: string;
  readonly title: string;
  readonly status: "open" | "acknowledged" | "resolved";
  readonly severity: string;
  readonly openedAt: string;
  readonly acknowledgedAt?: string;
  readonly resolvedAt?: string;
  readonly services: readonly string[];
  readonly environment: "production";
  readonly causedBy?: readonly string[];
  readonly fixedBy?: readonly string[];
  readonly url: string;
};

const FIRST_NUMBER = 118;

/** What was told of the incidents, numbered in order of time. */
export function incidentBodies(incidents: readonly PlannedIncident[], releases: readonly Release[]): IncidentBody[] {
  const ids = new Map(releases.map((release) => [release.key, deploymentId(release, "production")]));
  const deployments = (keys: readonly string[]): string[] => keys.flatMap((key) => ids.get(key) ?? []);
  const ordered = incidents.toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
  return ordered.flatMap((incident, index) => {
    const id = `INC-${FIRST_NUMBER + index}`;
    const base = {
      ...{ id, title: incident.title, severity: incident.severity, services: incident.services, environment: "production" as const },
      ...{ openedAt: incident.openedAt.toISOString(), url: `https://incidents.${COMPANY}.example/${id}` },
    };
    const acknowledgedAt = incident.acknowledgedAt.toISOString();
    const known = { causedBy: deployments(incident.causedBy), fixedBy: deployments(incident.fixedBy) };
    const begun: readonly IncidentBody[] = [
      { ...base, status: "open" },
      { ...base, status: "acknowledged", acknowledgedAt, ...(incident.resolvedAt === null ? known : {}) },
    ];
    if (incident.resolvedAt === null) return begun;
    return [...begun, { ...base, status: "resolved", acknowledgedAt, resolvedAt: incident.resolvedAt.toISOString(), ...known }];
  });
}
