import { busiestCallees } from "@/lib/db/read/dependencies/busiest-callees";
import { readWindows } from "@/lib/db/read/signals/windows";
import type { PlaceboPlace } from "@/lib/db/read/verdict/placebo-due";
import { REQUEST_SOURCE_KINDS } from "@/lib/domain/request-source";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import type { Window } from "@/lib/domain/verdict";
import { MOST_CALLEES } from "../gather-neighbours";
import type { SignalSource } from "../signal-source";
import { HeldSignals } from "./held-signals";

/**
 * Reads what the services that a place calls most answered: their minutes and hours in two periods, once for all moments of a night. Cost:
 * of each some 30 packed hours and 264 hours.
 */
export async function readCallees(
  { service, environment }: PlaceboPlace,
  { minutes, hours }: { readonly minutes: Window; readonly hours: Window },
): Promise<Pick<SignalSource, "callees" | "calleeWindows">> {
  const [callees = []] = await busiestCallees([{ service, environment, ...minutes }], MOST_CALLEES);
  const read = (window: Window, step: "1m" | "1h") =>
    readWindows(
      callees.map((callee) => ({ service: callee, environment, operations: [ALL_OPERATIONS], ...window })),
      step,
      REQUEST_SOURCE_KINDS,
    );
  const [byMinute, byHour] = await Promise.all([read(minutes, "1m"), read(hours, "1h")]);
  const held = new Map(callees.map((callee, nth) => [callee, new HeldSignals({ "1m": byMinute[nth] ?? [], "1h": byHour[nth] ?? [] })]));
  return {
    callees: async (asks) => asks.map(() => callees),
    calleeWindows: async (asks, step, kinds) => asks.map((ask) => held.get(ask.service)?.windows([ask], step, kinds)[0] ?? []),
  };
}
