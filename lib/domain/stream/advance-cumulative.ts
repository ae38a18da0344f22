import type { Added, Advance, PointNote } from "./added";
import { growthOf } from "./growth";
import type { StreamPoint } from "./point";
import { type CumulativeState, type Incarnation, OUT_OF_REACH_NS } from "./state";
import { totalOfValue } from "./total";

const MOST_INCARNATIONS = 16;
/** A total this young counts in full though nothing was seen before it: it is what happened since a release. */
const YOUNG_NS = 15n * 60_000_000_000n;

/**
 * Takes a running total: it adds what it grew by since the last point of the same process, or all of it when it went down.
 * The first point of a process counts in full when the process is young or started after the stream was first seen. Else it is
 * only a baseline, because what it holds happened before Wake listened.
 */
export function advanceCumulative(state: CumulativeState | null, point: StreamPoint): Advance {
  const before = state ?? { kind: "cumulative", firstNs: point.timeNs, forgottenNs: 0n, incarnations: [] };
  const last = before.incarnations.find(({ startNs }) => startNs === point.startNs);
  if (last !== undefined && point.timeNs <= last.timeNs) return { state: before, added: null, note: "known" };
  const { added, note } = last === undefined ? firstOf(before, point) : nextOf(last, point);
  return { state: remembering(before, point), added, note: note === "counted" && hasReplicas(before, point) ? "replicas" : note };
}

type Outcome = { readonly added: Added | null; readonly note: PointNote };
const BASELINE: Outcome = { added: null, note: "baseline" };

function firstOf({ firstNs, forgottenNs }: CumulativeState, { startNs, timeNs, value }: StreamPoint): Outcome {
  if (startNs >= timeNs || startNs <= forgottenNs) return BASELINE;
  const isSeenFromStart = timeNs - startNs <= YOUNG_NS || firstNs <= startNs;
  return isSeenFromStart ? { added: { startNs, timeNs, value: inPart(value) }, note: "counted" } : BASELINE;
}

function nextOf(last: Incarnation, { timeNs, value }: StreamPoint): Outcome {
  const growth = growthOf(last.total, value);
  if (growth === "unlike") return BASELINE;
  const startNs = last.timeNs;
  if (growth === "shrunk") return { added: { startNs, timeNs, value: inPart(value) }, note: "reset" };
  return { added: { startNs, timeNs, value: growth }, note: "counted" };
}

/** The maximum of a running total is that of a lifetime, not of this stretch. */
const inPart = (value: StreamPoint["value"]): StreamPoint["value"] => (value.max === null ? value : { ...value, max: null });

const hasReplicas = ({ incarnations }: CumulativeState, { startNs, timeNs }: StreamPoint): boolean =>
  incarnations.some((other) => other.startNs !== startNs && other.startNs < timeNs && startNs < other.timeNs);

function remembering(state: CumulativeState, { startNs, timeNs, value }: StreamPoint): CumulativeState {
  const others = state.incarnations.filter((one) => one.startNs !== startNs);
  const all = [...others, { startNs, timeNs, total: totalOfValue(value) }].sort((a, b) => (a.timeNs > b.timeNs ? -1 : 1));
  const reach = (all[0]?.timeNs ?? 0n) - OUT_OF_REACH_NS;
  const kept = all.filter((one, index) => index < MOST_INCARNATIONS && one.timeNs > reach);
  const forgotten = all[kept.length]?.timeNs ?? 0n;
  return {
    kind: "cumulative",
    firstNs: timeNs < state.firstNs ? timeNs : state.firstNs,
    forgottenNs: forgotten > state.forgottenNs ? forgotten : state.forgottenNs,
    incarnations: kept,
  };
}
