import type { DueIncident } from "@/lib/db/read/suspicion/due";
import { edgesAround } from "@/lib/db/read/suspicion/edges";
import { productionEnvironments, servicesHeard } from "@/lib/db/read/suspicion/places";
import type { ServiceEdge } from "@/lib/domain/service-edge";

/** Environments and services that are looked at for one incident: what bounds its cost. */
export const MOST_ENVIRONMENTS = 4;
export const MOST_SERVICES = 40;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Calls away from a hurt service, as far as a fault is followed. */
const HOPS = 3;

/** Where an incident is looked into. */
export type Scope = {
  readonly environments: readonly string[];
  /** The hurt services, as far as the incident names any, then those around them. */
  readonly services: readonly string[];
  /** Whether any change in these environments may be the cause, since the incident names no service. */
  readonly anywhere: boolean;
  readonly edges: readonly ServiceEdge[];
};

/**
 * The environment that an incident names, or else all of production; the services that it names, with whom they call and who calls them, the
 * nearest first; without any, everything that speaks there.
 */
export async function scopeOf(incident: DueIncident): Promise<Scope> {
  const environments = incident.environment === null ? await productionEnvironments(MOST_ENVIRONMENTS) : [incident.environment];
  const anywhere = incident.services.length === 0;
  const heardSince = new Date(incident.openedAt.getTime() - HOUR_MS);
  const first = anywhere ? await servicesHeard(environments, heardSince, MOST_SERVICES) : incident.services.slice(0, MOST_SERVICES);
  const edgesSince = new Date(incident.openedAt.getTime() - DAY_MS);
  const services = [...first];
  const edges = new Map<string, ServiceEdge>();
  for (let hop = 0, outer: readonly string[] = first; hop < HOPS && outer.length > 0; hop += 1) {
    const found = await edgesAround(outer, environments, edgesSince);
    for (const edge of found) edges.set(JSON.stringify([edge.caller, edge.environment, edge.peer, edge.callee]), edge);
    const known = new Set(services);
    outer = [...new Set(found.flatMap(({ caller, callee }) => [caller, callee]))].filter((name) => !known.has(name)).sort();
    outer = outer.slice(0, MOST_SERVICES - services.length);
    services.push(...outer);
  }
  return { environments, services, anywhere, edges: [...edges.values()] };
}
