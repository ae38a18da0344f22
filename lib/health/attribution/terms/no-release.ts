import { percent } from "../../words";
import { passedOn } from "../harm";
import { thanBefore } from "../pair-words";
import { inboundOf, type Scene, worstOutbound } from "../scene";
import { minuteOf } from "../track";
import { explainedBy } from "./reach";
import type { Term } from "./term";

/** Minutes around the onset in which a change can be its cause. */
const TOLERANCE = 2;

/**
 * What speaks for "no release". `prior`: that much is so before anything is looked at. `orphan`: a service where the harm begins (what it
 * calls does well) and in which nothing changed before. `spread`: the part of the harm that no single service explains.
 */
export function noReleaseTerms(scene: Scene): readonly Term[] {
  const terms: Term[] = [{ name: "prior", value: 1, sentence: "About three in ten outages have no release behind them." }];
  const changed = new Set(
    scene.input.changes
      .filter(({ candidate }) => candidate.at !== null && minuteOf(candidate.at) <= scene.onset + TOLERANCE)
      .map(({ candidate }) => candidate.service),
  );
  const roots = [...scene.inbound.entries()]
    .filter(([service]) => !changed.has(service))
    .map(([service, inbound]) => {
      const outward = worstOutbound(scene, service);
      const passed = outward === null ? 0 : passedOn(inbound, outward.severity);
      // Its callers may have broken the contract; a change in one of them leaves the question open.
      const open = (scene.graph.callers.get(service) ?? []).some((caller) => changed.has(caller)) ? 0.6 : 1;
      return { service, value: inbound.value * (1 - passed) * open };
    })
    .sort((one, other) => other.value - one.value || (one.service < other.service ? -1 : 1));
  const [root] = roots;
  if (root !== undefined && root.value > 0) {
    const sentence = `Nothing changed in ${root.service}, and the harm begins there: calls to it ${thanBefore(inboundOf(scene, root.service))}.`;
    terms.push({ name: "orphan", value: root.value, sentence });
  }
  return [...terms, ...spread(scene)];
}

function spread(scene: Scene): readonly Term[] {
  const best = Math.max(0, ...[...scene.inbound.keys()].map((service) => explainedBy(scene, service) ?? 1));
  if (best === 0 || best > 0.95) return [];
  return [{ name: "spread", value: 1 - best, sentence: `No single service explains more than ${percent(best)} of what goes badly.` }];
}
