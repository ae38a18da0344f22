import { type CallGraph, callGraph } from "./call-graph";
import { beside, type Harm, harmOf } from "./harm";
import type { AttributionInput } from "./input";
import { onsetOf } from "./onset";
import { NOT_WORSE, type Severity, severityAt } from "./severity";
import { merged, minuteOf, type Tick, type Track, tracksOf } from "./track";

/** Minutes after the detection that are still about this harm, and the latest minutes of it that its severity is read from. */
const AFTER_DETECTION = 15;
const LATEST = 10;
/** Minutes that are looked at where the signals do not show when it began. */
const UNSEEN = 3;
/** A harm this severe is beyond doubt. */
const BEYOND_DOUBT = 0.4;
/** From this severity on a service counts as hurt where nobody said which are. */
export const HURT = 0.12;

/** Calls of one caller to one callee, however many versions and from whichever end they are told; `caller` null: of all callers. */
export type Edge = {
  readonly caller: string | null;
  readonly callee: string;
  readonly severity: Severity;
  readonly ticks: readonly Tick[];
};

/** What the signals say before any candidate is looked at. Minutes are since the epoch; `to` is exclusive. */
export type Scene = {
  readonly input: AttributionInput;
  readonly tracks: readonly Track[];
  /** First minute of the harm, or the detection when the signals show none. */
  readonly onset: number;
  readonly onsetSeen: boolean;
  readonly now: { readonly from: number; readonly to: number };
  readonly graph: CallGraph;
  /** Severities are told beside the harm: what is small against it counts little. */
  readonly edges: readonly Edge[];
  readonly harm: Harm;
  /** How clearly the signals show any harm, 0 to 1: what is said of where it is counts as far as it is there. */
  readonly clear: number;
  /** How badly the calls to a service go. */
  readonly inbound: ReadonlyMap<string, Severity>;
  /** Hurt services, the worst first. */
  readonly hurt: readonly string[];
};

export function sceneOf(input: AttributionInput): Scene {
  const tracks = tracksOf(input.series);
  const detected = minuteOf(input.detectedAt);
  const lastMinute = tracks.reduce((last, { ticks }) => Math.max(last, ticks.at(-1)?.minute ?? last), detected);
  const to = Math.min(lastMinute, detected + AFTER_DETECTION) + 1;
  const places = placesOf(tracks);
  const seen = onsetOf(
    places.map(({ ticks }) => ticks),
    detected,
    to,
  );
  const onset = seen ?? detected;
  const now = { from: seen === null ? Math.min(onset, to - UNSEEN) : Math.max(onset, to - LATEST), to };
  const raw = edgesOf(places, Math.min(onset, now.from), now);
  const harm = harmOf(harmful(raw, input.hurt).map(({ severity }) => severity));
  const edges = raw.map((edge) => ({ ...edge, severity: beside(edge.severity, harm) }));
  const inbound = worstBy(edges);
  return {
    input,
    tracks,
    onset,
    onsetSeen: seen !== null,
    now,
    graph: graphOf(input.edges, edges),
    edges,
    harm,
    clear: Math.min(1, harm.top / BEYOND_DOUBT),
    inbound,
    hurt: hurtOf(input, inbound),
  };
}

/** Calls that are named and calls that are seen; who names one the wrong way round is overruled by what is seen. */
function graphOf(named: AttributionInput["edges"], edges: readonly Edge[]): CallGraph {
  const seen = edges.flatMap(({ caller, callee }) => (caller === null ? [] : [[caller, callee] as const]));
  const keys = new Set(seen.map(([caller, callee]) => JSON.stringify([caller, callee])));
  return callGraph([...named.filter(([caller, callee]) => !keys.has(JSON.stringify([callee, caller]))), ...seen]);
}

type Place = { readonly caller: string | null; readonly callee: string; readonly ticks: readonly Tick[] };

/** Both ends of each edge apart: they are measured apart, and calls that never arrive are seen by the caller only. */
function placesOf(tracks: readonly Track[]): readonly Place[] {
  const groups = new Map<string, { caller: string | null; callee: string; tracks: Track[] }>();
  for (const track of tracks) {
    const { side, service, peer } = track;
    if (side === "out" && peer === null) continue;
    const [caller, callee] = side === "in" ? [peer, service] : [service, peer ?? ""];
    const key = JSON.stringify([callee, caller, side]);
    const group = groups.get(key) ?? { caller, callee, tracks: [] };
    group.tracks.push(track);
    groups.set(key, group);
  }
  return [...groups.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { caller, callee, tracks: of }]) => ({ caller, callee, ticks: merged(of) }));
}

function edgesOf(places: readonly Place[], onset: number, now: Scene["now"]): readonly Edge[] {
  const edges = new Map<string, Edge>();
  for (const { caller, callee, ticks } of places) {
    const key = JSON.stringify([caller, callee]);
    const severity = severityAt(ticks, onset, now.from, now.to);
    const known = edges.get(key);
    if (known === undefined || severity.value > known.severity.value) edges.set(key, { caller, callee, severity, ticks });
  }
  return [...edges.values()];
}

/** Calls to the services that are named as hurt, where those show it; else all. */
function harmful(edges: readonly Edge[], hurt: readonly string[]): readonly Edge[] {
  const named = edges.filter(({ callee, severity }) => hurt.includes(callee) && severity.value >= HURT);
  return named.length > 0 ? named : edges;
}

function worstBy(edges: readonly Edge[]): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const { callee, severity } of edges) if (severity.value > (worst.get(callee)?.value ?? NOT_WORSE.value)) worst.set(callee, severity);
  return worst;
}

/** Those that are named, else those that the signals show, else the worst one alone. */
function hurtOf(input: AttributionInput, inbound: ReadonlyMap<string, Severity>): readonly string[] {
  const worstness = (service: string): number => inbound.get(service)?.value ?? 0;
  const byWorst = (one: string, other: string): number => worstness(other) - worstness(one) || (one < other ? -1 : 1);
  if (input.hurt.length > 0) return [...new Set(input.hurt)].sort(byWorst);
  const shown = [...inbound.keys()].sort(byWorst);
  const clear = shown.filter((service) => worstness(service) >= HURT);
  return clear.length > 0 ? clear : shown.filter((service) => worstness(service) > 0).slice(0, 1);
}

/** Severity of the calls to a service; none when nothing is told of it. */
export const inboundOf = (scene: Scene, service: string): Severity => scene.inbound.get(service) ?? NOT_WORSE;

/** The worst of the calls that a service makes, and to whom; where it does not tell how they end, how its callee fares. Null: none is worse. */
export function worstOutbound(scene: Scene, service: string): Pick<Edge, "callee" | "severity"> | null {
  const told = scene.edges.filter(({ caller }) => caller === service);
  const names = new Set(told.map(({ callee }) => callee));
  const untold = (scene.graph.callees.get(service) ?? []).filter((callee) => !names.has(callee));
  const out = [...told, ...untold.map((callee) => ({ callee, severity: inboundOf(scene, callee) }))];
  return out.reduce<Pick<Edge, "callee" | "severity"> | null>(
    (worst, one) => (one.severity.value > (worst?.severity.value ?? 0) ? one : worst),
    null,
  );
}
