import fc from "fast-check";
import type { WakeHorizon, WakeIncident, WakeRelease, WakeTimelineInput } from "@/lib/charts/wake-timeline/input";
import { HORIZONS } from "@/lib/domain/horizon";
import { type Ratio, VERDICT_STATES, type VerdictState } from "@/lib/domain/verdict";

export const NOW = new Date("2026-11-20T13:32:00Z");
export const DAY_MS = 86_400_000;
export const ago = (days: number): Date => new Date(NOW.getTime() - days * DAY_MS);
export const ratio = (value: number): Ratio => ({ ratio: value, low: value * 0.8, high: value * 1.2 });

/** Horizons in order, with a state and perhaps ratios each. */
export const judged = (states: readonly VerdictState[], errors: readonly number[] = [], p95: readonly number[] = []): WakeHorizon[] =>
  states.map((state, i) => ({
    horizon: HORIZONS[i] ?? "7d",
    state,
    errors: errors[i] === undefined ? null : ratio(errors[i]),
    p95: p95[i] === undefined ? null : ratio(p95[i]),
    requests: 1000,
  }));

export function release(id: string, at: Date, extra: Partial<WakeRelease> = {}): WakeRelease {
  return {
    id,
    href: `/releases/${id}`,
    service: "payments",
    version: id,
    at,
    endedAt: null,
    endedBy: null,
    kind: "recorded",
    inFreeze: false,
    horizons: judged(["healthy", "healthy", "healthy", "healthy"], [1, 1, 1, 1], [1, 1, 1, 1]),
    ...extra,
  };
}

export const input = (releases: readonly WakeRelease[], extra: Partial<WakeTimelineInput> = {}): WakeTimelineInput => ({
  now: NOW,
  from: ago(28),
  to: NOW,
  zone: "Europe/Oslo",
  width: 1376,
  rows: [{ service: "payments", team: "Checkout", releases, incidents: [] }],
  ...extra,
});

const anyNumber = fc.oneof(fc.double(), fc.constantFrom(0, 1, 8, 1e9, Number.NaN, Number.POSITIVE_INFINITY, -3));
const anyRatio = fc.option(fc.record({ ratio: anyNumber, low: anyNumber, high: anyNumber }), { nil: null });
const anyDate = fc.oneof(
  fc.integer({ min: -60 * 1440, max: 20 * 1440 }).map((minutes) => new Date(NOW.getTime() + minutes * 60_000)),
  fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }),
);

const anyHorizon: fc.Arbitrary<WakeHorizon> = fc.record({
  horizon: fc.constantFrom(...HORIZONS),
  state: fc.constantFrom(...VERDICT_STATES),
  errors: anyRatio,
  p95: anyRatio,
  requests: fc.nat(),
});

const anyRelease: fc.Arbitrary<WakeRelease> = fc.record({
  id: fc.uuid(),
  href: fc.constant("/releases/x"),
  service: fc.constant("payments"),
  version: fc.string({ maxLength: 12 }),
  at: anyDate,
  endedAt: fc.option(anyDate, { nil: null }),
  endedBy: fc.constantFrom("rollback", "repair", "next", null),
  kind: fc.constantFrom("recorded", "unrecorded", "planned", "emergency"),
  inFreeze: fc.boolean(),
  horizons: fc.uniqueArray(anyHorizon, { selector: ({ horizon }) => horizon, maxLength: 4 }),
});

const anyIncident: fc.Arbitrary<WakeIncident> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 10 }),
  title: fc.string(),
  from: anyDate,
  to: fc.option(anyDate, { nil: null }),
  external: fc.boolean(),
  releaseId: fc.option(fc.uuid(), { nil: null }),
  confirmed: fc.boolean(),
});

/** Any timeline that types allow: unordered, overlapping, absurd ratios, windows of no length. */
export const anyTimeline: fc.Arbitrary<WakeTimelineInput> = fc.record({
  now: fc.constant(NOW),
  from: fc.constantFrom(ago(28), ago(7), ago(1), NOW),
  to: fc.constantFrom(NOW, ago(-5)),
  zone: fc.constantFrom("Europe/Oslo", "UTC", "America/St_Johns", "Pacific/Kiritimati"),
  width: fc.constantFrom(1376, 840, 358, 0),
  rows: fc.array(
    fc.record({
      service: fc.string({ minLength: 1, maxLength: 40 }),
      team: fc.option(fc.string({ maxLength: 20 }), { nil: null }),
      releases: fc.uniqueArray(anyRelease, { selector: ({ id }) => id, maxLength: 24 }),
      incidents: fc.array(anyIncident, { maxLength: 4 }),
    }),
    { maxLength: 4 },
  ),
});
