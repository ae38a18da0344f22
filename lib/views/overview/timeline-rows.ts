import type { WakeHorizon, WakeIncident, WakeRelease, WakeRow } from "@/lib/charts/wake-timeline/input";
import type { WakeRow as Deployed } from "@/lib/db/read/deployment/wakes";
import type { IncidentRow } from "@/lib/db/read/incident/in-period";
import type { Verdict } from "@/lib/domain/verdict";
import { releaseHref } from "@/lib/urls/release";

/** One row of the timeline for each service, teams together, with its releases and the incidents that name it. */
export function timelineRows(deployments: readonly Deployed[], incidents: readonly IncidentRow[]): WakeRow[] {
  const services = new Map<string, Deployed[]>();
  for (const deployment of deployments) services.set(deployment.service, [...(services.get(deployment.service) ?? []), deployment]);
  return [...services]
    .map(([service, ours]) => ({
      service,
      team: ours[0]?.team ?? null,
      releases: ours.map(releaseOf),
      incidents: incidents.filter((incident) => incident.services.includes(service)).map(incidentOf),
    }))
    .sort((a, b) => (a.team ?? "~").localeCompare(b.team ?? "~") || a.service.localeCompare(b.service));
}

function releaseOf(deployment: Deployed): WakeRelease {
  return {
    id: deployment.deploymentId,
    href: releaseHref({ id: deployment.releaseId, deployment: deployment.deploymentId }),
    service: deployment.service,
    version: deployment.version,
    at: deployment.rolledOutAt,
    endedAt: deployment.endedAt,
    endedBy: deployment.endedBy === "rollback" ? "rollback" : deployment.endedBy === null ? null : "next",
    kind: deployment.emergency ? "emergency" : "recorded",
    inFreeze: false,
    horizons: deployment.verdicts.map(horizonOf),
  };
}

function horizonOf(verdict: Verdict): WakeHorizon {
  const effect = (metric: string) => verdict.effects.find((one) => one.metric === metric)?.effect ?? null;
  return { horizon: verdict.horizon, state: verdict.state, errors: effect("errors"), p95: effect("p95"), requests: verdict.requests.after };
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
