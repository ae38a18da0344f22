import type { Random } from "@/tests/support/prng";

/** Services in topological order: calls only go to higher numbers. */
export type Landscape = {
  readonly services: readonly Service[];
  readonly edges: readonly Call[];
};
export type Service = {
  readonly name: string;
  readonly instances: number;
  /** Requests a minute that it answers. */
  readonly perMinute: number;
  readonly failing: number;
  readonly ms: number;
  /** False for one that sends no telemetry. */
  readonly reports: boolean;
};
/** `times` calls for each request of the caller; `needed` is the part of failed calls that fail the request as well. */
export type Call = { readonly caller: number; readonly callee: number; readonly times: number; readonly needed: number };

export const between = (random: Random, low: number, high: number): number => low + random() * (high - low);
export const logBetween = (random: Random, low: number, high: number): number => low * (high / low) ** random();
export const wholeBetween = (random: Random, low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
export function oneOf<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError("nothing to choose from");
  return item;
}

/** 8 to 40 services behind one or two entries. */
export function drawLandscape(random: Random): Landscape {
  const size = Math.round(logBetween(random, 8, 40));
  const edges = drawCalls(random, size);
  const traffic = new Float64Array(size);
  traffic[0] = logBetween(random, 60, 6_000);
  const services = Array.from({ length: size }, (_, index): Service => {
    for (const { caller, callee, times } of edges)
      if (callee === index) traffic[index] = (traffic[index] ?? 0) + (traffic[caller] ?? 0) * times;
    return {
      name: `service-${String(index).padStart(2, "0")}`,
      instances: wholeBetween(random, 2, 24),
      perMinute: Math.min(20_000, traffic[index] ?? 0),
      failing: random() < 0.15 ? logBetween(random, 0.01, 0.06) : logBetween(random, 0.000_03, 0.01),
      ms: logBetween(random, 3, 120),
      reports: index === 0 || random() > 0.06,
    };
  });
  return { services, edges };
}

function drawCalls(random: Random, size: number): readonly Call[] {
  const edges = new Map<string, Call>();
  const add = (caller: number, callee: number): void => {
    const needed = random() < 0.75 ? between(random, 0.6, 1) : between(random, 0, 0.3);
    edges.set(`${caller}:${callee}`, { caller, callee, times: between(random, 0.2, 1.2), needed });
  };
  for (let callee = 1; callee < size; callee++) add(Math.floor(random() * Math.min(callee, 1 + size / 2)), callee);
  for (let more = 0; more < size * 0.6; more++) {
    const caller = Math.floor(random() * (size - 1));
    add(caller, wholeBetween(random, caller + 1, size - 1));
  }
  return [...edges.values()].sort((one, other) => one.caller - other.caller || one.callee - other.callee);
}
