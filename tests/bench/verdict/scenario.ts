import type { Random } from "@/tests/support/prng";
import { dependenciesOf, drawGraph, type Graph } from "./graph";
import { type FaultKind, PARAMETERS, weights } from "./parameters";
import { drawProfile, type Profile } from "./profile";
import { drawRollOut, type RollOut } from "./roll-out";
import { between, chance } from "./samplers";
import { streamsOf } from "./streams";
import { drawFault, drawOutage, type Fault, type Outage } from "./trouble";

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** A Monday. */
const FIRST_DAY = Date.UTC(2026, 8, 7);

export type Label = "clean" | "outage" | "faulty";

/** A release of another service at about the same time. */
export type OtherRelease = { readonly service: string; readonly startedAt: number; readonly finishedAt: number };

/** Everything that is decided before a single request is drawn. */
export type Scenario = {
  readonly seed: number;
  readonly label: Label;
  readonly graph: Graph;
  readonly profile: Profile;
  readonly rollOut: RollOut;
  readonly fault: Fault | null;
  readonly outage: Outage | null;
  readonly others: readonly OtherRelease[];
  /** Extra share of failed requests of instances that have just begun; 0 for none. */
  readonly blip: number;
  readonly mixShift: { readonly at: number; readonly route: number; readonly factor: number } | null;
  /** From when on an unrecorded version answers instead of the one before it. */
  readonly unrecordedAt: number | null;
  readonly renamed: boolean;
  /** Judged up to 24 hours after the roll-out instead of one. */
  readonly long: boolean;
};

/** The scenario of a seed. Label and fault follow from the seed, so that every thousand seeds in a row hold exactly what they should. */
export function drawScenario(seed: number): Scenario {
  const stream = streamsOf(seed);
  const { label, kind } = lotOf(seed);
  const graph = drawGraph(stream("graph"));
  const startedAt = drawTime(stream("time"));
  const profile = drawProfile(stream("profile"), startedAt);
  const chances = stream("chances");
  const instances = Math.round(between(chances, PARAMETERS.instances.least, PARAMETERS.instances.most));
  const rollOut = drawRollOut(stream("roll-out"), startedAt, instances);
  const fault = kind === null ? null : drawFault(stream("trouble"), kind, profile.routes.length);
  const blip = PARAMETERS.restartBlip;
  return {
    seed,
    label,
    graph,
    profile,
    rollOut,
    fault,
    outage: label === "outage" ? drawOutage(stream("trouble"), graph, profile.routes.length, rollOut.finishedAt) : null,
    others: drawOthers(stream("others"), graph, rollOut),
    blip: chance(chances, blip.share) ? between(chances, blip.extraLeast, blip.extraMost) : 0,
    mixShift: drawMixShift(stream("mix"), profile.routes.length, rollOut.finishedAt),
    unrecordedAt: drawUnrecorded(stream("unrecorded"), rollOut, fault),
    renamed: label === "clean" && chance(chances, PARAMETERS.signatures.renamed),
    long: chance(chances, PARAMETERS.long.share) || fault?.kind === "leak-12h",
  };
}

/** Coprime to a thousand, and no multiple of it is close to one early: any run of seeds meets each label about as often as it should. */
const STRIDE = 703;

function lotOf(seed: number): { readonly label: Label; readonly kind: FaultKind | null } {
  const { clean, outage } = PARAMETERS.per1000;
  const lot = (seed * STRIDE) % 1000;
  if (lot < clean) return { label: "clean", kind: null };
  if (lot < clean + outage) return { label: "outage", kind: null };
  let left = lot - clean - outage;
  const kind = weights(PARAMETERS.faults).find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  return { label: "faulty", kind: kind?.[0] ?? null };
}

/** Four of five roll-outs begin in working hours. */
function drawTime(random: Random): number {
  const working = chance(random, 0.8);
  const day = Math.floor(random() * (working ? 5 : 7));
  const hour = working ? between(random, 7, 19) : between(random, 0, 24);
  return Math.round(FIRST_DAY + Math.floor(random() * 8) * 7 * DAY_MS + day * DAY_MS + hour * 60 * MINUTE_MS);
}

function drawOthers(random: Random, graph: Graph, { startedAt }: RollOut): OtherRelease[] {
  const candidates = graph.services.filter((service) => service !== graph.subject);
  return Array.from({ length: Math.floor(random() * (PARAMETERS.others.most + 1)) }, () => {
    const service = candidates[Math.floor(random() * candidates.length)] ?? "service-1";
    const { withinMinutes } = PARAMETERS.others;
    const at = startedAt + Math.round(between(random, -withinMinutes, withinMinutes) * MINUTE_MS);
    const rolled = drawRollOut(random, at, Math.round(between(random, PARAMETERS.instances.least, PARAMETERS.instances.most)));
    return { service, startedAt: rolled.startedAt, finishedAt: rolled.finishedAt };
  });
}

function drawMixShift(random: Random, routes: number, around: number): Scenario["mixShift"] {
  const { share, factorLeast, factorMost } = PARAMETERS.mixShift;
  if (!chance(random, share)) return null;
  const at = around + between(random, -60, 60) * MINUTE_MS;
  return { at, route: Math.floor(random() * routes), factor: between(random, factorLeast, factorMost) };
}

/** Half of the unrecorded versions come before the roll-out, half after it; a faulty release is never replaced by one. */
function drawUnrecorded(random: Random, rollOut: RollOut, fault: Fault | null): number | null {
  if (!chance(random, PARAMETERS.unrecorded)) return null;
  const before = fault !== null || chance(random, 0.5);
  return before ? rollOut.startedAt - between(random, 10, 90) * MINUTE_MS : rollOut.finishedAt + between(random, 20, 55) * MINUTE_MS;
}

/** How many calls lie between the judged service and where the outage began; 0 when it is itself. */
export const distanceOf = ({ graph, outage }: Scenario): number =>
  outage === null || outage.at === graph.subject ? 0 : (dependenciesOf(graph, graph.subject).get(outage.at) ?? 0);
