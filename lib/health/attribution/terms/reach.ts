import { counted, percent } from "../../words";
import { distancesTo } from "../call-graph";
import { type Edge, HURT, inboundOf, type Scene } from "../scene";
import type { Suspected } from "../suspected";
import type { Term } from "./term";

/**
 * Where the changed service stands in the call graph. `dependency`: a hurt service calls it, over k calls, which counts half for each
 * (the hurt service itself is `inbound`'s matter). `unreachable`: nothing that is hurt reaches it, nor is hurt by being called from it.
 * `covers`: the part of all that fails which a fault in it would explain, −1 (nothing) to 1 (all).
 */
export function reachTerms(scene: Scene, { service }: Suspected): readonly Term[] {
  if (service === null || scene.hurt.length === 0) return [];
  const distances = distancesTo(service, scene.graph);
  const callees = scene.graph.callees.get(service) ?? [];
  const reached = scene.hurt.some((one) => distances.has(one) || callees.includes(one));
  if (!reached)
    return [
      { name: "unreachable", value: scene.clear, sentence: `Nothing that is hurt calls ${service}, directly or over others.` },
      ...covers(scene, service),
    ];
  return [...dependency(scene, distances), ...covers(scene, service)];
}

function dependency(scene: Scene, distances: ReadonlyMap<string, number>): readonly Term[] {
  const weighed = scene.hurt.flatMap((user) => {
    const away = distances.get(user) ?? 0;
    return away === 0 ? [] : [{ user, away, value: (inboundOf(scene, user).value || HURT) * 0.5 ** away }];
  });
  const best = weighed.sort((one, other) => other.value - one.value || (one.user < other.user ? -1 : 1))[0];
  if (best === undefined) return [];
  const how = best.away === 1 ? "calls it" : `depends on it over ${counted(best.away, "call")}`;
  return [{ name: "dependency", value: best.value, sentence: `${best.user}, which is hurt, ${how}.` }];
}

function covers(scene: Scene, service: string): readonly Term[] {
  const share = explainedBy(scene, service);
  if (share === null) return [];
  const sentence =
    share >= 0.5
      ? `A fault in it explains ${percent(share)} of what goes badly.`
      : `${percent(1 - share)} of what goes badly does not lead to it.`;
  return [{ name: "covers", value: (2 * share - 1) * scene.clear, sentence }];
}

/** The part (0..1) of all calls that go badly which lead to a service, or which it makes; null when none goes badly. */
export function explainedBy(scene: Scene, service: string): number | null {
  const distances = distancesTo(service, scene.graph);
  const failing = scene.edges.filter(({ severity }) => severity.value >= HURT);
  const total = weightOf(failing);
  if (total === 0) return null;
  return weightOf(failing.filter(({ caller, callee }) => distances.has(callee) || caller === service)) / total;
}

const weightOf = (edges: readonly Edge[]): number => edges.reduce((sum, { severity }) => sum + severity.value, 0);
