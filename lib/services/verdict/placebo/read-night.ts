import { errorsBefore } from "@/lib/db/read/errors/before";
import { busiestOperations } from "@/lib/db/read/signals/busiest";
import { readWindows } from "@/lib/db/read/signals/windows";
import type { PlaceboPlace } from "@/lib/db/read/verdict/placebo-due";
import { unhealthyTimes } from "@/lib/db/read/verdict/unhealthy";
import { REQUEST_SOURCE_KINDS } from "@/lib/domain/request-source";
import { ALL_OPERATIONS, UNNAMED } from "@/lib/domain/rollup";
import type { Window } from "@/lib/domain/verdict";
import { isKept } from "../is-kept";
import { type SignalSource, STORE } from "../signal-source";
import { HeldSignals } from "./held-signals";
import { readCallees } from "./read-callees";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Hours before a moment that are looked at on the same day, and days on which the same clock is. */
const LEAD_HOURS = 5;
const EARLIER_DAYS = [1, 2, 3, 7, 14, 21] as const;
/** What a look at 24 hours reaches back to: two days, and a week more. */
const HOURS_BACK_MS = 11 * DAY_MS;
const ERROR_KINDS = ["exception", "exception-log"] as const;
const MOST_OPERATIONS = 20;

/**
 * Reads everything that the moments of one day of a place are judged on, once: its minutes and those of the same clock on earlier days, by
 * operation and error on the day itself, and its hours. Cost: some 150 packed hours, 40 for each of 20 operations, 264 hours; about 30 ms.
 * Where failures are passed on, what `readCallees` reads besides.
 */
export async function readNight(place: PlaceboPlace, span: Window, now: Date): Promise<SignalSource> {
  const lead = { from: new Date(span.from.getTime() - LEAD_HOURS * HOUR_MS), to: span.to };
  const back = (days: number): Window => ({
    from: new Date(lead.from.getTime() - days * DAY_MS),
    to: new Date(lead.to.getTime() - days * DAY_MS),
  });
  const earlier = EARLIER_DAYS.map(back).filter(({ from }) => isKept("1h", from, now));
  const [operations = []] = await busiestOperations([{ ...place, ...span }], MOST_OPERATIONS);
  const whole = { ...place, operations: [ALL_OPERATIONS] };
  const daysBack = { from: new Date(span.to.getTime() - HOURS_BACK_MS), to: span.to };
  const [minutes, errors, hours, [known], times] = await Promise.all([
    readWindows(
      [{ ...place, operations: [ALL_OPERATIONS, ...operations], ...lead }, ...earlier.map((window) => ({ ...whole, ...window }))],
      "1m",
      REQUEST_SOURCE_KINDS,
    ),
    readWindows([{ ...place, operations: null, ...lead }], "1m", ERROR_KINDS),
    readWindows([{ ...whole, ...daysBack }], "1h", REQUEST_SOURCE_KINDS),
    errorsBefore([{ ...place, version: UNNAMED, until: lead.from }]),
    unhealthyTimes([{ id: "", ...place, from: new Date(span.from.getTime() - 22 * DAY_MS), to: span.to }]),
  ]);
  const held = new HeldSignals({ "1m": distinct([...minutes, ...errors].flat()), "1h": hours.flat() });
  const isPassingOn = [...minutes, ...hours].flat().some(({ rollup }) => rollup.errors > rollup.ownErrors);
  return {
    ...STORE,
    ...(isPassingOn ? await readCallees(place, { minutes: lead, hours: daysBack }) : {}),
    windows: async (asks, step, kinds) => held.windows(asks, step, kinds),
    firstSeen: async (versions) => versions.map(() => null),
    busiest: async (asks) => asks.map(() => operations),
    errorsBefore: async (asks) => asks.map(({ until }) => errorsUntil(held, known ?? new Map(), until)),
    titles: async () => new Map(),
    unhealthy: async (asked) => new Map(asked.map(({ id }) => [id, times.get("") ?? []])),
  };
}

/** Periods may overlap, at night when the clocks change: what was read twice counts once. */
function distinct<T extends { readonly at: Date; readonly kind: string; readonly operation: string; readonly version: string }>(
  rows: readonly T[],
): T[] {
  return [...new Map(rows.map((row) => [`${row.at.getTime()}\0${row.kind}\0${row.operation}\0${row.version}`, row])).values()];
}

/** Of what span events and log records tell of one signature the larger count. */
function errorsUntil(held: HeldSignals, known: ReadonlyMap<string, number>, until: Date): Map<string, number> {
  const found = new Map(known);
  const told = ERROR_KINDS.map((kind) => held.counts(kind, until));
  for (const signature of new Set(told.flatMap((counts) => [...counts.keys()]))) {
    const count = Math.max(...told.map((counts) => counts.get(signature) ?? 0));
    if (count > 0) found.set(signature, count + (known.get(signature) ?? 0));
  }
  return found;
}
