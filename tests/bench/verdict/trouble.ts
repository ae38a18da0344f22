import type { Random } from "@/tests/support/prng";
import { dependenciesOf, type Graph } from "./graph";
import { type FaultKind, type OutageKind, PARAMETERS, weights } from "./parameters";
import { between, logBetween, logNormal, pick } from "./samplers";

const MINUTE_MS = 60_000;

/** What goes wrong for requests of one route in one minute. */
export type Harm = {
  /** Factor on the share that fails by itself. */
  readonly factor: number;
  /** Part of all requests that fails on top, in the service itself or in what it calls. */
  readonly own: number;
  readonly propagated: number;
  /** Factor on all durations, and on those of a small part of the requests. */
  readonly slower: number;
  readonly tailSlower: number;
  /** Part of all requests that fails with an error that was never seen. */
  readonly unseen: number;
};

export const NO_HARM: Harm = { factor: 1, own: 0, propagated: 0, slower: 1, tailSlower: 1, unseen: 0 };

/** An outage that no release of the judged service caused; it hits all its versions alike. */
export type Outage = {
  readonly kind: OutageKind;
  /** The service in which it began. */
  readonly at: string;
  readonly from: number;
  readonly to: number;
  /** Part of the requests that fails on top, by route. */
  readonly extra: readonly number[];
  /** Factor on durations, by route. */
  readonly slower: readonly number[];
  readonly busier: number;
};

export function drawOutage(random: Random, graph: Graph, routes: number, rolledOutAt: number): Outage {
  const p = PARAMETERS.outage;
  const kind = pick(random, weights(p.kinds));
  const from = rolledOutAt + between(random, p.beginLeast, p.beginMost) * MINUTE_MS;
  const minutes = Math.min(p.minutesMost, Math.max(p.minutesLeast, logNormal(random, p.minutesMedian, p.minutesSigma)));
  const size = logBetween(random, p.extraLeast, p.extraMost);
  const elsewhere = kind === "dependency" || kind === "slow-dependency";
  const [culprit, distance] = pick(
    random,
    [...dependenciesOf(graph, graph.subject)].map((near) => [near, 1] as const),
  );
  // Not every route needs the dependency; at least one does. Each call between weakens what arrives.
  const needs = Array.from({ length: routes }, (_, index) => (index === 0 || random() < 0.5 ? 0.8 ** (distance - 1) : 0));
  const slower = between(random, p.slowerLeast, p.slowerMost);
  return {
    kind,
    at: elsewhere ? culprit : graph.subject,
    from,
    to: from + minutes * MINUTE_MS,
    extra: needs.map((need) => (kind === "dependency" ? size * need : kind === "infrastructure" ? size : 0)),
    slower: needs.map((need) => (kind === "surge" || (kind === "slow-dependency" && need > 0) ? slower : 1)),
    busier: kind === "surge" ? slower : 1,
  };
}

export function outageHarm(outage: Outage, route: number, at: number): Harm {
  if (at < outage.from || at >= outage.to) return NO_HARM;
  const extra = outage.extra[route] ?? 0;
  const propagated = outage.kind === "dependency";
  return { ...NO_HARM, own: propagated ? 0 : extra, propagated: propagated ? extra : 0, slower: outage.slower[route] ?? 1 };
}

/** What a release does to the requests that it answers. */
export type Fault = { readonly kind: FaultKind; readonly route: number; readonly badCalls: number; readonly heldBack: boolean };

export function drawFault(random: Random, kind: FaultKind, routes: number): Fault {
  return {
    kind,
    route: Math.floor(random() * routes),
    badCalls: logBetween(random, PARAMETERS.badCalls.least, PARAMETERS.badCalls.most),
    heldBack: random() < PARAMETERS.silenceHeldBack,
  };
}

const FACTORS: Readonly<Partial<Record<FaultKind, number>>> = { "errors-1.5": 1.5, "errors-2": 2, "errors-5": 5, "errors-20": 20 };
const LEAK_MINUTES: Readonly<Partial<Record<FaultKind, number>>> = { "leak-40m": 40, "leak-12h": 720 };
const SLOWER: Readonly<Partial<Record<FaultKind, number>>> = { "latency-20": 1.2, "latency-100": 2 };

/** Harm to one route of the new version, some minutes after its first instance began. */
export function faultHarm(fault: Fault, route: number, minutes: number): Harm {
  const leak = LEAK_MINUTES[fault.kind];
  if (leak !== undefined) return { ...NO_HARM, factor: 1 + (PARAMETERS.leak.factor - 1) * Math.min(1, Math.max(0, minutes / leak)) };
  const slower = SLOWER[fault.kind];
  if (slower !== undefined) return route === fault.route ? { ...NO_HARM, slower } : NO_HARM;
  if (fault.kind === "latency-p99") return { ...NO_HARM, tailSlower: PARAMETERS.tail.slower };
  if (fault.kind === "signature") return { ...NO_HARM, unseen: PARAMETERS.newSignature };
  if (fault.kind === "callee") return route === fault.route ? { ...NO_HARM, propagated: fault.badCalls } : NO_HARM;
  return { ...NO_HARM, factor: FACTORS[fault.kind] ?? 1 };
}
