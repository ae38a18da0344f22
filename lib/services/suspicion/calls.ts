import { keptStep } from "@/lib/db/read/signals/kept";
import type { SeriesRow } from "@/lib/db/read/signals/stored-rows";
import { readWindows } from "@/lib/db/read/signals/windows";
import { groupBy } from "@/lib/domain/group-by";
import { fromOneSource, REQUEST_SOURCE_KINDS } from "@/lib/domain/request-source";
import { ALL_OPERATIONS, type Rollup, type SeriesKind, UNNAMED } from "@/lib/domain/rollup";
import type { CallSeries } from "@/lib/health/attribution/input";
import type { Scope } from "./scope";

const MINUTE_MS = 60_000;
/** Minutes before an incident was noticed, and after, that are read. */
export const MINUTES_BEFORE = 180;
export const MINUTES_AFTER = 60;
/** Places that one statement reads: what is held at a time. */
const AT_ONCE = 8;

/**
 * Calls of some services by version and minute around the moment at which an incident was noticed: those that they answered, and those that
 * they made, by whom they called. Cost: at most 240 minutes of each service, environment and callee, two statements for eight places. None
 * where minutes are no longer kept.
 */
export async function callsAround(detectedAt: Date, scope: Scope, now: Date): Promise<CallSeries[]> {
  const from = new Date(detectedAt.getTime() - MINUTES_BEFORE * MINUTE_MS);
  // The minute that is not over yet would look like a fall.
  const to = new Date(Math.min(detectedAt.getTime() + MINUTES_AFTER * MINUTE_MS, Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS));
  if (keptStep(from, now) !== "1m") return [];
  const places = scope.services.flatMap((service) => scope.environments.map((environment) => ({ service, environment, from, to })));
  const sums = new Sums();
  for (let first = 0; first < places.length; first += AT_ONCE) await addPlaces(sums, places.slice(first, first + AT_ONCE), scope);
  return sums.all();
}

type Place = { readonly service: string; readonly environment: string; readonly from: Date; readonly to: Date };

async function addPlaces(sums: Sums, places: readonly Place[], scope: Scope): Promise<void> {
  const read = (operations: readonly string[] | null, kinds: readonly SeriesKind[]) =>
    readWindows(
      places.map((place) => ({ ...place, operations })),
      "1m",
      kinds,
    );
  const answered = await read([ALL_OPERATIONS], REQUEST_SOURCE_KINDS);
  const made = await read(null, ["dependency"]);
  for (const [nth, place] of places.entries()) {
    const { service } = place;
    const { source, rows } = fromOneSource(answered[nth] ?? [], ({ rollup }) => rollup.count);
    sums.add({ service, side: "in", peer: null }, rows, source === "spans");
    for (const [peer, own] of groupBy(made[nth] ?? [], ({ operation }) => operation))
      sums.add({ service, side: "out", peer: calleeOf(place, peer, scope) }, own, false);
  }
}

/** The service behind a name, where one alone stands there; otherwise the name itself, such as of a database. */
function calleeOf({ service, environment }: Place, peer: string, { edges }: Scope): string {
  const behind = edges.filter((edge) => edge.caller === service && edge.environment === environment && edge.peer === peer);
  const [first] = behind;
  return first !== undefined && behind.every(({ callee }) => callee === first.callee) ? first.callee : peer;
}

type Of = Pick<CallSeries, "service" | "side" | "peer">;
type Minute = { requests: number; errors: number; own: number; ownKnown: boolean; sumUs: number };
type Summed = { readonly of: Of & { readonly version: string | null }; readonly minutes: Map<number, Minute> };

/** Adds up what environments, kinds and names of one callee say of the same minute. */
class Sums {
  readonly #series = new Map<string, Summed>();

  add(of: Of, rows: readonly SeriesRow[], ownKnown: boolean): void {
    for (const [version, own] of groupBy(rows, (row) => row.version)) {
      const { minutes } = this.#seriesOf({ ...of, version: version === UNNAMED ? null : version });
      for (const { at, rollup } of own) addMinute(minutes, at.getTime(), rollup, ownKnown);
    }
  }

  #seriesOf(of: Summed["of"]): Summed {
    const key = JSON.stringify([of.service, of.side, of.peer, of.version]);
    const series = this.#series.get(key) ?? { of, minutes: new Map<number, Minute>() };
    this.#series.set(key, series);
    return series;
  }

  all(): CallSeries[] {
    return [...this.#series.values()].map(({ of, minutes }) => ({
      ...of,
      points: [...minutes]
        .sort(([a], [b]) => a - b)
        .flatMap(([at, { requests, errors, own, ownKnown, sumUs }]) =>
          requests === 0
            ? []
            : [
                {
                  at: new Date(at),
                  requests,
                  success: 1 - errors / requests,
                  worst: null,
                  ownFailed: ownKnown ? own / requests : null,
                  meanMs: sumUs / requests / 1_000,
                  instances: null,
                },
              ],
        ),
    }));
  }
}

function addMinute(minutes: Map<number, Minute>, ms: number, { count, errors, ownErrors, sumUs }: Rollup, ownKnown: boolean): void {
  const sum = minutes.get(ms) ?? { requests: 0, errors: 0, own: 0, ownKnown: true, sumUs: 0 };
  sum.requests += count;
  sum.errors += errors;
  sum.own += ownErrors;
  sum.ownKnown &&= ownKnown;
  sum.sumUs += sumUs;
  minutes.set(ms, sum);
}
