import type { AttributionInput, Change } from "@/lib/health/attribution/input";
import { between, merged, minuteOf, type Tick, type Track, tracksOf } from "@/lib/health/attribution/track";

/** What each finding adds, all of them 0..1. */
const WEIGHTS = { gap: 2, silence: 1, inward: 0.5, outward: 0.5, dependency: 0.5, time: 0.3 } as const;
const [LATEST, BASELINE, CALM] = [5, 60, 20];
/** A rise by this much is half of the worst there is: a share of calls, or the logarithm of times slower. */
const [HALF_FAILING, HALF_SLOW] = [0.02, 0.7];

/**
 * The peer: six plain findings, added up with round weights, and no answer but a release. New against old instances in the same minutes,
 * instances that should report and do not, failing calls to and from the service, a hurt caller, and how near before the detection it came.
 */
export function linearOrder(input: AttributionInput): readonly string[] {
  const tracks = tracksOf(input.series);
  const detected = minuteOf(input.detectedAt);
  const end = tracks.reduce((last, { ticks }) => Math.max(last, ticks.at(-1)?.minute ?? last), detected) + 1;
  const now = { from: end - LATEST, to: end };
  const risen = (of: readonly Track[]): number => {
    const ticks = merged(of);
    return rise(between(ticks, detected - BASELINE, detected - CALM), between(ticks, now.from, now.to));
  };
  const scored = input.changes.map((change) => {
    const { service, at } = change.candidate;
    const own = tracks.filter((track) => track.service === service);
    const version = versionOf(change, own);
    const [fresh, old] = [own.filter((track) => track.version === version), own.filter((track) => track.version !== version)];
    const latest = (of: readonly Track[]) => between(merged(of), now.from, now.to);
    const since = change.steps.map((step) => minuteOf(step.at)).filter((minute) => minute <= detected);
    const last = Math.max(...since, at === null ? Number.NEGATIVE_INFINITY : minuteOf(at));
    const callers = tracks.filter(({ side, peer }) => side === "out" && peer === service);
    const hurt = Math.max(
      0,
      ...input.edges
        .filter(([, callee]) => callee === service)
        .map(([caller]) => risen(tracks.filter((track) => track.service === caller && track.side === "in"))),
    );
    const score =
      WEIGHTS.gap * (version === null ? 0 : rise(latest(old), latest(fresh))) +
      WEIGHTS.silence * (version === null ? 0 : silent(change, fresh, old, now)) +
      WEIGHTS.inward * Math.max(risen(own.filter(({ side }) => side === "in")), risen(callers)) +
      WEIGHTS.outward * risen(own.filter(({ side }) => side === "out")) +
      WEIGHTS.dependency * hurt +
      WEIGHTS.time * (last > detected ? 0 : Math.exp(-(detected - last) / 60));
    return { key: change.candidate.key, score };
  });
  return scored.sort((one, other) => other.score - one.score || (one.key < other.key ? -1 : 1)).map(({ key }) => key);
}

function versionOf({ candidate, steps }: Change, own: readonly Track[]): string | null {
  const named = candidate.version ?? steps.find(({ to }) => to !== null)?.to;
  if (named != null || candidate.at === null) return named ?? null;
  const began = minuteOf(candidate.at);
  const known = new Set(own.filter(({ ticks }) => (ticks[0]?.minute ?? began) < began).map(({ version }) => version));
  return own.find(({ version }) => version !== null && !known.has(version))?.version ?? null;
}

function rise(before: readonly Tick[], now: readonly Tick[]): number {
  const half = (delta: number, at: number): number => (delta > 0 ? delta / (delta + at) : 0);
  const [was, is] = [mean(before, ({ failing }) => failing), mean(now, ({ failing }) => failing)];
  const [quick, slow] = [mean(before, ({ ms }) => ms), mean(now, ({ ms }) => ms)];
  const failing = was === null || is === null ? 0 : half(is - was, HALF_FAILING);
  return Math.max(failing, quick === null || slow === null || quick <= 0 || slow <= 0 ? 0 : half(Math.log(slow / quick), HALF_SLOW));
}

function mean(ticks: readonly Tick[], pick: (tick: Tick) => number | null): number | null {
  const told = ticks.map(pick).filter((value) => value !== null);
  return told.length === 0 ? null : told.reduce((sum, value) => sum + value, 0) / told.length;
}

/** The part of the instances that were added and do not report, where the old ones do. */
function silent({ steps }: Change, fresh: readonly Track[], old: readonly Track[], { from, to }: { from: number; to: number }): number {
  const expected = steps.filter(({ at }) => minuteOf(at) + 2 < to).reduce((sum, { instances }) => sum + instances, 0) || 1;
  const most = (of: readonly Track[], since: number): number =>
    Math.max(0, ...of.flatMap(({ ticks }) => between(ticks, since, to).map(({ instances }) => instances ?? 1)));
  return most(old, from - BASELINE) === 0 ? 0 : Math.max(0, 1 - most(fresh, from) / expected);
}
