import { passedOn } from "../harm";
import { thanBefore } from "../pair-words";
import { type Edge, inboundOf, type Scene, worstOutbound } from "../scene";
import type { Severity } from "../severity";
import type { Suspected } from "../suspected";
import type { Term } from "./term";

/** Below this a failing edge says nothing of its own. */
const NOTABLE = 0.03;

/**
 * The calls around the changed service, old and new instances together. `inbound`: calls to it go badly. `origin`: they do, and what it
 * calls does not, so that the harm begins there and is not passed on. `outbound`: calls that it makes go badly, and other callers of the
 * same callee are better off, so that the caller is the matter.
 */
export function edgeTerms(scene: Scene, { service }: Suspected): readonly Term[] {
  if (service === null) return [];
  const inbound = inboundOf(scene, service);
  const own = ownDoing(scene, service);
  const terms: Term[] = [];
  if (inbound.value >= NOTABLE) {
    terms.push({ name: "inbound", value: inbound.value, sentence: `Calls to ${service} ${thanBefore(inbound)}.` });
    terms.push(origin(scene, service, inbound, own));
  }
  if (own !== null && own.value >= NOTABLE) terms.push(outbound(service, own));
  return terms;
}

function origin(scene: Scene, service: string, inbound: Severity, own: OwnDoing | null): Term {
  const outward = worstOutbound(scene, service);
  const passed =
    outward === null || outward.callee === own?.edge.callee
      ? (1 - (own?.apart ?? 0)) * passedOn(inbound, outward?.severity ?? inbound)
      : passedOn(inbound, outward.severity);
  const value = inbound.value * (1 - 2 * (outward === null ? 0 : passed));
  const sentence =
    value >= 0
      ? `Nothing that ${service} calls goes as badly, so the harm begins there.`
      : `${service} calls ${outward?.callee ?? "others"}, which ${outward?.severity.how === "slow" ? "is slow" : "fails"} as well: it may only pass the harm on.`;
  return { name: "origin", value, sentence };
}

/** A callee that does badly for this caller in particular; `apart` 0..1 says by how much other callers are better off. */
type OwnDoing = { readonly edge: Edge; readonly others: readonly string[]; readonly apart: number; readonly value: number };

function ownDoing(scene: Scene, service: string): OwnDoing | null {
  const made = scene.edges.filter(({ caller }) => caller === service);
  return made.reduce<OwnDoing | null>((best, edge) => {
    const rest = scene.edges.filter(({ callee, caller }) => callee === edge.callee && caller !== null && caller !== service);
    const elsewhere = Math.max(0, ...rest.map(({ severity }) => passedOn(edge.severity, severity)));
    const apart = rest.length === 0 ? 0.5 : 1 - elsewhere;
    const value = edge.severity.value * apart;
    return value > (best?.value ?? 0) ? { edge, others: rest.flatMap(({ caller }) => caller ?? []), apart, value } : best;
  }, null);
}

function outbound(service: string, { edge, others, value }: OwnDoing): Term {
  const rest = others.length === 0 ? "" : `; those of ${others.length === 1 ? others[0] : "other callers"} do better`;
  return { name: "outbound", value, sentence: `Calls from ${service} to ${edge.callee} ${thanBefore(edge.severity)}${rest}.` };
}
