import type { Blast } from "@/lib/domain/suspect";
import { onsetOf } from "./onset";
import { HURT, inboundOf, type Scene } from "./scene";
import { minuteOf } from "./track";

const MINUTE_MS = 60_000;

/** Services that are hurt, named or not, with their own onset, and everybody whom they call or who calls them. */
export function blastOf(scene: Scene): Blast {
  const felt = [...scene.inbound.entries()].filter(([, { value }]) => value >= HURT).map(([service]) => service);
  const hurt = new Set([...scene.hurt, ...felt]);
  const edges = [...scene.graph.callees.entries()]
    .flatMap(([caller, callees]) => callees.map((callee) => [caller, callee] as const))
    .filter(([caller, callee]) => hurt.has(caller) || hurt.has(callee))
    .sort(([a, b], [c, d]) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1));
  const others = [...new Set(edges.flat())].filter((service) => !hurt.has(service)).sort();
  return {
    services: [
      ...[...hurt].map((service) => hurtService(scene, service)),
      ...others.map((service) => ({ service, onsetAt: null, failing: null })),
    ],
    edges,
  };
}

function hurtService(scene: Scene, service: string): Blast["services"][number] {
  const { how, now, value } = inboundOf(scene, service);
  const ticks = scene.edges.filter(({ callee }) => callee === service).map((edge) => edge.ticks);
  const onset = onsetOf(ticks, minuteOf(scene.input.detectedAt), scene.now.to);
  return { service, onsetAt: onset === null ? null : new Date(onset * MINUTE_MS), failing: value > 0 && how === "failing" ? now : null };
}
