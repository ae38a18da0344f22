import { openBurnsOf } from "@/lib/db/read/burn/of-service";
import { environmentsOfService, type PlaceOnPath } from "@/lib/db/read/deployment/environments-of-service";
import { type DeploymentRecord, listDeployments } from "@/lib/db/read/deployment/list";
import { openIncidentsOf } from "@/lib/db/read/incident/open-of-service";
import { type Actor, authorise, type Reach, reaches, reachOf } from "@/lib/domain/access";
import { decideGate, type GateAnswer, type GateCheck, type GateDecision, type GateFacts, type GateStand } from "@/lib/domain/gate";
import { type Tier, tierOf, tierOrder } from "@/lib/domain/tier";
import { env } from "@/lib/env";
import { incidentHref } from "@/lib/urls/incident";
import { releaseHref } from "@/lib/urls/release";
import { serviceHref } from "@/lib/urls/service";
import { versionStands } from "./version-stand";

export type GateQuery = { readonly service: string; readonly environment: string; readonly version: string };

export type GateView = GateQuery & {
  readonly decision: GateDecision;
  /** The worst first, in sentences. */
  readonly reasons: readonly string[];
  /** Where to look, in the order of the reasons; each once. */
  readonly links: readonly string[];
  readonly checks: readonly GateCheck[];
};

/** Deployments of one version, of all environments, that are looked at. */
const MOST = 50;

/** Whether a version may go, or stay, somewhere. What does not exist, or is out of the actor's reach, is unknown: that warns. */
export async function versionGate(actor: Actor | null, query: GateQuery): Promise<GateView> {
  authorise(actor, "view.read");
  const { decision, checks } = decideGate(await factsOf(query, reachOf(actor)));
  return { ...query, decision, reasons: checks.map(({ reason }) => reason), links: linksOf(checks), checks };
}

const linksOf = (checks: GateAnswer["checks"]): string[] => [...new Set(checks.flatMap(({ link }) => link ?? []))];

async function factsOf(query: GateQuery, reach: Reach): Promise<GateFacts> {
  const { service, environment, version } = query;
  const isReached = reaches(reach, service, environment);
  const [deployed, places, incidents, burns] = await Promise.all([
    listDeployments({ service, version }, reach, null, MOST),
    environmentsOfService(service, reach),
    openIncidentsOf(service, environment, reach),
    isReached ? openBurnsOf(service, environment) : [],
  ]);
  const latest = deployed.filter(({ environment: place }, index) => deployed.findIndex((one) => one.environment === place) === index);
  const stands = await standsOf(latest);
  const earlier = placesBefore(environment, places);
  const ids = new Set(deployed.map(({ id }) => id));
  return {
    ...query,
    here: stands.find((stand) => stand.environment === environment) ?? null,
    before: earlier.flatMap(({ name }) => stands.find((stand) => stand.environment === name) ?? []),
    path: earlier.map(({ name }) => name),
    incidents: incidents.map(({ id, title, causes }) => ({
      ...{ id, title, link: absolute(incidentHref({ id })) },
      caused: causes.some((cause) => ids.has(cause)),
    })),
    burns: burns.map((burn) => ({ ...burn, link: absolute(serviceHref({ name: service, environment })) })),
  };
}

async function standsOf(deployments: readonly DeploymentRecord[]): Promise<GateStand[]> {
  const stands = await versionStands(deployments, null);
  return deployments.flatMap(({ id, environment, releaseId }, index) => {
    const stand = stands[index];
    if (stand === undefined) return [];
    const { state, ok, evidence } = stand;
    return [{ environment, state, ok, because: evidence[0] ?? null, link: absolute(releaseHref({ id: releaseId, deployment: id })) }];
  });
}

/** Environments of earlier tiers, the nearest first. Of one whose tier nobody settled, nothing is earlier. */
function placesBefore(environment: string, places: readonly PlaceOnPath[]): PlaceOnPath[] {
  const tier: Tier = places.find(({ name }) => name === environment)?.tier ?? tierOf(environment);
  if (tier === "other") return [];
  const earlier = places.filter((place) => tierOrder(place.tier) < tierOrder(tier));
  return earlier.toSorted((a, b) => tierOrder(b.tier) - tierOrder(a.tier) || b.position - a.position);
}

/** As others can open it, where `WAKE_URL` says what that is; else a path of this Wake. */
const absolute = (path: string): string => `${(env().WAKE_URL ?? "").replace(/\/+$/, "")}${path}`;
