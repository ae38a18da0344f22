import { callsByPeer } from "@/lib/db/read/dependencies/calls-by-peer";
import { edgesOf, type IncomingEdge } from "@/lib/db/read/dependencies/edges-of";
import { type Actor, authorise, type Reach, reaches, reachOf } from "@/lib/domain/access";
import { groupBy } from "@/lib/domain/group-by";
import { quantileMs } from "@/lib/domain/histogram/quantile-ms";
import type { Rollup } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { heardEnvironment } from "../heard-environment";
import { stepFor } from "./step";

type CallNumbers = {
  readonly count: number;
  readonly errors: number;
  /** Share of the calls that failed. */
  readonly failed: number | null;
  /** As the caller waited; off by at most 4.4 %. */
  readonly p95Ms: number | null;
};

/** A name that the service calls, and the services that are known to stand behind it. */
export type CalledPeer = CallNumbers & { readonly peer: string; readonly services: readonly string[] };

/** A service that calls this one. The numbers are `shared` when others stand behind the same name: some of the calls went to them. */
export type Caller = CallNumbers & { readonly service: string; readonly peers: readonly string[]; readonly shared: boolean };

export type Dependencies = { readonly calls: readonly CalledPeer[]; readonly callers: readonly Caller[] };

type Window = { readonly service: string; readonly environment: string; readonly from: Date; readonly to: Date };

/** Who stands behind a name changes seldom, and rare calls meet both ends seldom. */
const KNOWN_FOR_MS = 7 * 86_400_000;
const MOST_CALLERS = 50;

/** Whom a service calls and who calls it in one environment and window. Other services are named only within reach. */
export async function readDependencies({ service, environment, ...period }: Window, reach: Reach, now: Date): Promise<Dependencies> {
  const { step, from } = stepFor(period, now);
  const window = { from, to: period.to, step };
  const [made, edges] = await Promise.all([
    callsByPeer({ service, environment, peer: null, ...window }),
    edgesOf(service, environment, new Date(from.getTime() - KNOWN_FOR_MS)),
  ]);
  const near = (name: string): boolean => reaches(reach, name, environment);
  const calls = made.map(({ peer, rollup }) => {
    const services = edges.out.filter((edge) => edge.peer === peer && near(edge.callee)).map((edge) => edge.callee);
    return { peer, services: [...new Set(services)], ...numbersOf(rollup) };
  });
  const incoming = byCaller(edges.in.filter((edge) => near(edge.caller))).slice(0, MOST_CALLERS);
  const callers = await Promise.all(
    incoming.map(async ([caller, ends]): Promise<Caller> => {
      const peers = [...new Set(ends.map((edge) => edge.peer))];
      const only = peers.length === 1 ? (peers[0] ?? null) : null;
      const theirs = await callsByPeer({ service: caller, environment, peer: only, ...window });
      const here = theirs.filter(({ peer }) => peers.includes(peer)).map(({ rollup }) => rollup);
      return { service: caller, peers, shared: ends.some(({ others }) => others > 0), ...numbersOf(addRollups(here)) };
    }),
  );
  return { calls, callers: callers.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count) };
}

type DependencyQuery = Omit<Window, "environment"> & {
  /** Production when left out, else where the service was heard last. */
  readonly environment: string | null;
};

/** The same for the API, with the window as it was answered. `not-found` when it was never heard, or lies out of reach. */
export async function loadDependencies(actor: Actor | null, query: DependencyQuery, now: Date): Promise<Window & Dependencies> {
  authorise(actor, "view.read");
  const reach = reachOf(actor);
  const environment = await heardEnvironment(reach, query.service, query.environment);
  const to = query.to > now ? now : query.to;
  const window = { service: query.service, environment, from: stepFor({ from: query.from, to }, now).from, to };
  return { ...window, ...(await readDependencies(window, reach, now)) };
}

const byCaller = (edges: readonly IncomingEdge[]): [string, IncomingEdge[]][] =>
  [...groupBy(edges, ({ caller }) => caller)].sort(([a], [b]) => (a < b ? -1 : 1));

const numbersOf = ({ count, errors, durations }: Rollup): CallNumbers => ({
  count,
  errors,
  failed: count === 0 ? null : errors / count,
  p95Ms: quantileMs(durations, 0.95),
});
