import { duration, percent } from "../../words";
import { passedOn } from "../harm";
import { thanBefore } from "../pair-words";
import { inboundOf, type Scene, worstOutbound } from "../scene";
import { proven, servedWell } from "../served";
import { suspected } from "../suspected";
import { minuteOf } from "../track";
import { differenceTerms } from "./difference";
import { explainedBy } from "./reach";
import type { Term } from "./term";

/** Minutes around the onset in which a change can be its cause. */
const TOLERANCE = 1;
/** How much is left of the question whether it began in a service when one beside it changed: a caller may have broken the contract … */
const CALLER_CHANGED = 0.6;
/** … and a callee that changed may be the reason where nobody tells how the calls to it end. */
const UNTOLD_CALLEE_CHANGED = 0.4;

/**
 * What speaks for "no release". `prior`: that much is so before anything is looked at. `orphan`: a service where the harm begins (what it
 * calls does well) and in which nothing changed before, or whose old instances do as badly as the new ones, or whose new ones did well for long. `spread`: the part of the
 * harm that no single service explains.
 */
export function noReleaseTerms(scene: Scene): readonly Term[] {
  const terms: Term[] = [{ name: "prior", value: 1, sentence: "About three in ten outages have no release behind them." }];
  const changed = changedBefore(scene);
  const roots = [...scene.inbound.entries()]
    .map(([service, inbound]) => {
      const outward = worstOutbound(scene, service);
      const passed = outward === null ? 0 : passedOn(inbound, outward.severity);
      const cleared = changed.has(service)
        ? clearedOf(scene, service)
        : { share: open(scene, service, changed), what: `Nothing changed in ${service}` };
      return { service, value: inbound.value ** 2 * (1 - passed) * cleared.share, what: cleared.what };
    })
    .sort((one, other) => other.value - one.value || (one.service < other.service ? -1 : 1));
  const [root] = roots;
  if (root !== undefined && root.value > 0) {
    const sentence = `${root.what}, and the harm begins there: calls to it ${thanBefore(inboundOf(scene, root.service))}.`;
    terms.push({ name: "orphan", value: root.value, sentence });
  }
  return [...terms, ...spread(scene)];
}

const changedBefore = ({ input, onset }: Scene): ReadonlySet<string | null> =>
  new Set(
    input.changes
      .filter(({ candidate }) => candidate.at !== null && minuteOf(candidate.at) <= onset + TOLERANCE)
      .map(({ candidate }) => candidate.service),
  );

type Cleared = { readonly share: number; readonly what: string };

/** How surely what changed in a service is not the reason, 0 (or nobody can tell) to 1: old instances do as badly, or new ones did well for long. */
function clearedOf(scene: Scene, service: string): Cleared {
  const suspects = scene.input.changes.filter(({ candidate }) => candidate.service === service).map((change) => suspected(scene, change));
  const alike = Math.min(1, ...suspects.map((one) => differenceTerms(scene, one).find(({ name }) => name === "alike")?.value ?? 0));
  const minutes = Math.min(...suspects.map((one) => servedWell(scene, one)));
  return proven(minutes) > alike
    ? { share: proven(minutes), what: `${service} had done well for ${duration(minutes)} since it changed` }
    : { share: alike, what: `Old instances of ${service} do as badly as new ones` };
}

function open({ graph, edges }: Scene, service: string, changed: ReadonlySet<string | null>): number {
  const untold = (graph.callees.get(service) ?? []).filter(
    (callee) => changed.has(callee) && !edges.some((edge) => edge.caller === service && edge.callee === callee),
  );
  if (untold.length > 0) return UNTOLD_CALLEE_CHANGED;
  return (graph.callers.get(service) ?? []).some((caller) => changed.has(caller)) ? CALLER_CHANGED : 1;
}

function spread(scene: Scene): readonly Term[] {
  const services = new Set([...scene.inbound.keys(), ...scene.graph.callers.keys()]);
  const best = Math.max(0, ...[...services].map((service) => explainedBy(scene, service) ?? 1));
  if (best === 0 || best > 0.95) return [];
  const sentence = `No single service explains more than ${percent(best)} of what goes badly.`;
  return [{ name: "spread", value: (1 - best) * scene.clear, sentence }];
}
