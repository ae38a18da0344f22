import type { Random } from "@/tests/support/prng";
import { PARAMETERS } from "./parameters";
import { between } from "./samplers";

/** Services that call each other, without cycles: each calls some of those after it. The judged one is one of them. */
export type Graph = {
  readonly services: readonly string[];
  readonly callees: ReadonlyMap<string, readonly string[]>;
  readonly subject: string;
};

export function drawGraph(random: Random): Graph {
  const count = Math.round(between(random, PARAMETERS.graph.leastServices, PARAMETERS.graph.mostServices));
  const services = Array.from({ length: count }, (_, index) => `service-${index + 1}`);
  const callees = new Map(services.map((service, index) => [service, drawCallees(random, services.slice(index + 1))] as const));
  // The last one calls nobody: the judged one has at least one dependency.
  const subject = services[Math.floor(random() * (count - 1))] ?? "service-1";
  return { services, callees, subject };
}

function drawCallees(random: Random, below: readonly string[]): string[] {
  const wanted = 1 + Math.floor(random() * PARAMETERS.graph.calleesPerService);
  return below
    .map((service) => ({ service, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, wanted)
    .map(({ service }) => service);
}

/** Services that a service needs, directly or through others, with the number of calls between. */
export function dependenciesOf({ callees }: Graph, service: string): Map<string, number> {
  const distances = new Map<string, number>();
  let front = [service];
  for (let distance = 1; front.length > 0; distance++) {
    front = front.flatMap((caller) => callees.get(caller) ?? []).filter((callee) => !distances.has(callee));
    for (const callee of front) distances.set(callee, distance);
  }
  return distances;
}
