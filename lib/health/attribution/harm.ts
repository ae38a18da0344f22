import type { Severity } from "./severity";

/** A cause is about as large as its effect: from this part of the harm on, a rise can explain it. */
const CAN_EXPLAIN = 0.4;

/** How large the harm is, of what fails (in shares) and of what is slow (logarithm of the ratio), and how clear each is. */
export type Harm = {
  readonly failing: Extent;
  readonly slow: Extent;
  /** The clearest of all that goes badly, 0 to 1. */
  readonly top: number;
};
type Extent = { readonly size: number; readonly clear: number };

/** What a rise amounts to: percentage points as a share, or the logarithm of times slower. */
export const sizeOf = ({ how, before, now }: Severity): number =>
  how === "failing" ? now - before : Math.log(Math.max(now, 1e-9) / Math.max(before, 1e-9));

/** The harm of all places that are worse; the clearest ones say how large it is. */
export function harmOf(severities: readonly Severity[]): Harm {
  const top = Math.max(1e-9, ...severities.map(({ value }) => value));
  const extent = (how: Severity["how"]): Extent => {
    const of = severities.filter((one) => one.how === how && one.value > 0);
    const weight = of.reduce((sum, { value }) => sum + value ** 2, 0);
    const size = weight === 0 ? 0 : of.reduce((sum, one) => sum + one.value ** 2 * sizeOf(one), 0) / weight;
    return { size, clear: Math.max(0, ...of.map(({ value }) => value)) / top };
  };
  return { failing: extent("failing"), slow: extent("slow"), top };
}

/**
 * A severity as far as it can explain the harm: a rise that is small beside it, or of the other kind, is something else. One that is
 * clearer than all of the harm (a few new instances that nobody calls much) is harm of its own.
 */
export function beside(severity: Severity, harm: Harm): Severity {
  const { size, clear } = harm[severity.how];
  const explains = size <= 0 ? 1 : Math.min(1, sizeOf(severity) / (CAN_EXPLAIN * size));
  return { ...severity, value: severity.value * explains * Math.max(clear, Math.min(1, severity.value / harm.top)) };
}

/** The part of the harm at one place that comes from what it calls: 0 (none) to 1 (all). */
export function passedOn(inbound: Severity, outward: Severity): number {
  if (inbound.value <= 0 || outward.value <= 0) return 0;
  if (inbound.how !== outward.how) return Math.min(1, outward.value / inbound.value);
  return Math.min(1, Math.max(0, (outward.now - outward.before) / Math.max(1e-9, inbound.now - inbound.before)));
}
