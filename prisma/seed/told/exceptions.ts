import type { Rollup } from "@/lib/domain/rollup";
import { binomial } from "../distributions/binomial";
import type { Random } from "../distributions/random";
import { ANY_FAULT, type Fault, newFault, USUAL_FAULTS } from "../faults";
import type { Release } from "../generators/release-order";
import type { SeriesHour } from "../generators/service-hours";
import { HOUR_MS, MINUTE_MS } from "../time";
import { counted } from "./counted";
import { toldHour } from "./told-hour";

/** How often a fault struck one version in one hour. The series is named once its signature is known. */
export type FaultHour = { readonly fault: Fault; readonly hour: SeriesHour; readonly case: FaultCase };

/** One case of it, as a service would tell: when, what it said, and in which trace. */
export type FaultCase = { readonly atMs: number; readonly message: string; readonly traceId: string; readonly spanId: string };

/** Of the failures that begin in a service so many throw; of a bad version's nearly all are the mistake that it brought. */
const THROWS = 0.9;
const BROUGHT = 0.93;

/** What was thrown in one hour of a service's requests. */
export function exceptionsOf(requests: SeriesHour, releases: readonly Release[], random: Random): FaultHour[] {
  const { service, version } = requests.key;
  const bad = releases.find((release) => release.version === version && release.kind !== "rollback" && failsFromStart(release));
  const usual = sharesOf(USUAL_FAULTS[service] ?? [ANY_FAULT], bad === undefined ? 1 : 1 - BROUGHT);
  const shares = bad === undefined ? usual : [{ fault: newFault(service, bad.run), share: BROUGHT }, ...usual];
  const deal = new Deal(random);
  return shares.flatMap(({ fault, share }) => {
    const hour = toldHour(requests, "exception", fault.type, (rollup) => {
      const thrown = deal.take(rollup, share);
      return counted(thrown, 0);
    });
    return hour === null ? [] : [{ fault, hour, case: caseOf(fault, hour, random) }];
  });
}

/** Whether a release brought a mistake of its own: what only rises later is more of what there was. */
const failsFromStart = ({ effect }: Release): boolean => [1, 30].every((minutes) => (effect?.failures?.(minutes) ?? 1) > 2);

/** Hands what was thrown to one fault after another. */
class Deal {
  readonly #random: Random;
  readonly #left = new Map<Rollup, { count: number; share: number }>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** A share of what was thrown among these requests; shares add up to 1. */
  take(requests: Rollup, share: number): number {
    const left = this.#left.get(requests) ?? { count: binomial(this.#random, requests.ownErrors, THROWS), share: 1 };
    this.#left.set(requests, left);
    const taken = binomial(this.#random, left.count, Math.min(1, share / left.share));
    left.count -= taken;
    left.share -= share;
    return taken;
  }
}

/** The first of the usual faults takes the most. */
const sharesOf = (faults: readonly Fault[], together: number): { fault: Fault; share: number }[] =>
  faults.map((fault, index) => ({ fault, share: (together * (index === 0 ? faults.length : 1)) / (2 * faults.length - 1) }));

function caseOf(fault: Fault, { hour, minutes }: SeriesHour, random: Random): FaultCase {
  const startMs = minutes?.[0] === undefined ? hour * HOUR_MS : minutes[0].minute * MINUTE_MS;
  const hex = (digits: number): string => Array.from({ length: digits }, () => random.whole(0, 15).toString(16)).join("");
  return {
    atMs: startMs + random.whole(0, MINUTE_MS - 1),
    message: fault.message.replace("{n}", String(random.whole(1200, 98_000))),
    traceId: hex(32),
    spanId: hex(16),
  };
}
