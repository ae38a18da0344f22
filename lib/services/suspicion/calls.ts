import { keptStep } from "@/lib/db/read/signals/kept";
import { type RequestRow, requestRows } from "@/lib/db/read/signals/requests";
import { readSeries } from "@/lib/db/read/signals/series-rows";
import { fromOneSource } from "@/lib/domain/request-source";
import { UNNAMED } from "@/lib/domain/rollup";
import type { CallSeries } from "@/lib/health/attribution/input";
import type { Scope } from "./scope";

const MINUTE_MS = 60_000;
/** Minutes before an incident was noticed, and after, that are read. */
export const MINUTES_BEFORE = 180;
export const MINUTES_AFTER = 60;
/** Services whose signals are read at the same time. */
const AT_ONCE = 8;

/**
 * Calls of some services by version and minute around the moment at which an incident was noticed: those that they answered, and those that
 * they made, by whom they called. Cost: two reads of at most 240 minutes for each service and environment. None where minutes are no
 * longer kept.
 */
export async function callsAround(detectedAt: Date, scope: Scope, now: Date): Promise<CallSeries[]> {
  const from = new Date(detectedAt.getTime() - MINUTES_BEFORE * MINUTE_MS);
  // The minute that is not over yet would look like a fall.
  const to = new Date(Math.min(detectedAt.getTime() + MINUTES_AFTER * MINUTE_MS, Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS));
  if (keptStep(from, now) !== "1m") return [];
  const places = scope.services.flatMap((service) => scope.environments.map((environment) => ({ service, environment })));
  const series = new Sums();
  for (let first = 0; first < places.length; first += AT_ONCE)
    await Promise.all(places.slice(first, first + AT_ONCE).map((place) => addPlace(series, { ...place, from, to, step: "1m" }, scope)));
  return series.all();
}

type PlaceQuery = { readonly service: string; readonly environment: string; readonly from: Date; readonly to: Date; readonly step: "1m" };

async function addPlace(sums: Sums, query: PlaceQuery, scope: Scope): Promise<void> {
  const [answered, made] = await Promise.all([
    requestRows(query),
    readSeries({ ...query, version: null, operation: null, kinds: ["dependency"] }),
  ]);
  const { source, rows } = fromOneSource(answered, ({ rollup }) => rollup.count);
  for (const row of rows) sums.add({ service: query.service, side: "in", peer: null }, row, source === "spans");
  for (const row of made) sums.add({ service: query.service, side: "out", peer: calleeOf(query, row.operation, scope) }, row, false);
}

/** The service behind a name, where one alone stands there; otherwise the name itself, such as of a database. */
function calleeOf({ service, environment }: PlaceQuery, peer: string, { edges }: Scope): string {
  const behind = edges.filter((edge) => edge.caller === service && edge.environment === environment && edge.peer === peer);
  const [first] = behind;
  return first !== undefined && behind.every(({ callee }) => callee === first.callee) ? first.callee : peer;
}

type Of = Pick<CallSeries, "service" | "side" | "peer">;
type Minute = { requests: number; errors: number; own: number; ownKnown: boolean; sumUs: number };

/** Adds up what environments, kinds and names of one callee say of the same minute. */
class Sums {
  readonly #series = new Map<string, { readonly of: Of & { readonly version: string | null }; readonly minutes: Map<number, Minute> }>();

  add(of: Of, { at, version, rollup }: Omit<RequestRow, "kind">, ownKnown: boolean): void {
    const named = version === UNNAMED ? null : version;
    const key = JSON.stringify([of.service, of.side, of.peer, named]);
    const series = this.#series.get(key) ?? { of: { ...of, version: named }, minutes: new Map<number, Minute>() };
    this.#series.set(key, series);
    const minute = series.minutes.get(at.getTime()) ?? { requests: 0, errors: 0, own: 0, ownKnown: true, sumUs: 0 };
    series.minutes.set(at.getTime(), {
      requests: minute.requests + rollup.count,
      errors: minute.errors + rollup.errors,
      own: minute.own + rollup.ownErrors,
      ownKnown: minute.ownKnown && ownKnown,
      sumUs: minute.sumUs + rollup.sumUs,
    });
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
