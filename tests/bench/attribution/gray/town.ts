import type { Random } from "@/tests/support/prng";
import { between, logBetween, wholeBetween } from "../landscape";

/** Services by number; callers come before their callees. */
export type Town = { readonly services: readonly House[]; readonly roads: readonly Road[] };
export type House = {
  readonly name: string;
  readonly instances: number;
  /** Calls a minute that one instance answers. */
  readonly perInstance: number;
  readonly failing: number;
  readonly ms: number;
};
/** `times` calls for each request of the caller, of whose failures the part `needed` is passed on. */
export type Road = { readonly caller: number; readonly callee: number; readonly times: number; readonly needed: number };

const TIERS = 4;

/** 5 to 30 services in tiers, each called by one to three of the tiers above: fewer and larger ones than the other generator draws. */
export function drawTown(random: Random): Town {
  const size = Math.round(logBetween(random, 5, 30));
  const tierOf = (index: number): number => Math.min(TIERS - 1, Math.floor((index * TIERS) / size));
  const services = Array.from({ length: size }, (_, index) => ({
    name: `${["edge", "logic", "core", "store"][tierOf(index)]}-${index}`,
    instances: Math.round(logBetween(random, 3, 150)),
    perInstance: logBetween(random, 4, 600),
    failing: logBetween(random, 0.000_02, 0.005) * (random() < 0.1 ? 8 : 1),
    ms: logBetween(random, 2, 300),
  }));
  const roads = new Map<string, Road>();
  for (let callee = 0; callee < size; callee++) {
    const above = services.map((_, index) => index).filter((index) => index < callee && tierOf(index) < tierOf(callee));
    for (let more = wholeBetween(random, 1, 3); more > 0 && above.length > 0; more--) {
      const [caller = 0] = above.splice(Math.floor(random() * above.length), 1);
      const needed = random() < 0.7 ? between(random, 0.5, 1) : between(random, 0, 0.2);
      roads.set(`${caller} ${callee}`, { caller, callee, times: between(random, 0.1, 1.5), needed });
    }
  }
  return { services, roads: [...roads.values()] };
}
