import type { WakeIncident, WakeRow } from "@/lib/charts/wake-timeline/input";
import type { WakeRow as Deployed } from "@/lib/db/read/deployment/wakes";
import type { IncidentRow } from "@/lib/db/read/incident/in-period";
import { wakeRelease } from "../wake-release";

/** One row of the timeline for each service, teams together, with its releases and the incidents that name it. */
export function timelineRows(deployments: readonly Deployed[], incidents: readonly IncidentRow[]): WakeRow[] {
  const services = new Map<string, Deployed[]>();
  for (const deployment of deployments) services.set(deployment.service, [...(services.get(deployment.service) ?? []), deployment]);
  return [...services]
    .map(([service, ours]) => ({
      service,
      team: ours[0]?.team ?? null,
      releases: ours.map(wakeRelease),
      incidents: incidents.filter((incident) => incident.services.includes(service)).map(incidentOf),
    }))
    .sort((a, b) => (a.team ?? "~").localeCompare(b.team ?? "~") || a.service.localeCompare(b.service));
}

function incidentOf(incident: IncidentRow): WakeIncident {
  const cause = incident.causes[0];
  return {
    id: incident.id,
    title: incident.title,
    from: incident.openedAt,
    to: incident.resolvedAt,
    external: incident.causes.length === 0,
    releaseId: cause?.deploymentId ?? null,
    confirmed: cause?.confirmed ?? false,
  };
}
