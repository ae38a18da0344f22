import { normal, prng } from "@/tests/support/prng";
import { rankShift } from "./mann-whitney";

/** What Kayenta's Mann-Whitney classifier may answer of one metric. */
export type Classification = "Pass" | "High" | "Low" | "Nodata" | "NodataFailMetric";
export type Classified = { readonly classification: Classification; readonly critical: boolean; readonly deviation: number };

export type Settings = {
  /** Part of the estimated shift that the interval must stay clear of. */
  readonly tolerance: number;
  readonly confidence: 0.95 | 0.98;
  readonly direction: "increase" | "decrease" | "either";
  /** Effects inside these bounds pass (decrease, increase), and outside these fail the whole canary when the metric is critical. */
  readonly allowed: readonly [number, number];
  readonly criticalAt: readonly [number, number];
  readonly effectSize: "mean-ratio" | "cles";
  readonly nan: "remove" | "replace";
  readonly critical: boolean;
  readonly required: boolean;
};

/** As Kayenta's judge sets it up. */
export const KAYENTA: Settings = {
  tolerance: 0.25,
  confidence: 0.98,
  direction: "either",
  allowed: [1, 1],
  criticalAt: [1, 1],
  effectSize: "mean-ratio",
  nan: "remove",
  critical: false,
  required: false,
};

const Z = { 0.95: 1.959963984540054, 0.98: 2.3263478740408408 } as const;

/**
 * The classification of Netflix's canary judge, written from its published behaviour (spinnaker/kayenta, NetflixACAJudge): a metric is
 * high when the whole interval of the shift lies above a part of the estimated shift, low in the mirror, and passes otherwise.
 */
export function classify(control: readonly number[], experiment: readonly number[], settings: Settings): Classified {
  const clean = (values: readonly number[]): number[] =>
    settings.nan === "remove" ? values.filter((value) => !Number.isNaN(value)) : values.map((value) => (Number.isNaN(value) ? 0 : value));
  const [old, now] = [clean(control), clean(experiment)];
  if (old.length === 0 || now.length === 0) return withoutData(settings);
  if (isSame(old, now) || new Set([...old, ...now]).size === 1) return { classification: "Pass", critical: false, deviation: 1 };
  const isFlat = new Set(old).size === 1 && new Set(now).size === 1;
  return compare(isFlat ? jittered(old) : old, isFlat ? jittered(now) : now, settings);
}

function withoutData({ nan, required, critical }: Settings): Classified {
  if (nan === "replace") return { classification: "Pass", critical: false, deviation: 1 };
  if (required && !critical) return { classification: "NodataFailMetric", critical: false, deviation: 1 };
  return { classification: "Nodata", critical, deviation: 1 };
}

function isSame(left: readonly number[], right: readonly number[]): boolean {
  const [a, b] = [left.toSorted((x, y) => x - y), right.toSorted((x, y) => x - y)];
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** Kayenta adds noise of a hundred thousandth when neither side varies, so that ranks exist. */
function jittered(values: readonly number[]): number[] {
  const random = prng(1);
  return values.map((value) => value + value * 1e-5 * normal(random));
}

function compare(control: readonly number[], experiment: readonly number[], settings: Settings): Classified {
  const { low, high, estimate } = rankShift(experiment, control, Z[settings.confidence]);
  const bound = settings.tolerance * Math.abs(estimate);
  const deviation = meanRatioOf(control, experiment);
  const effect = settings.effectSize === "cles" ? commonLanguage(control, experiment) : deviation;
  const beyond = ([decrease, increase]: readonly [number, number], isHigh: boolean): boolean =>
    Number.isNaN(effect) || (isHigh ? effect >= increase : effect <= decrease);
  const isHigh = settings.direction !== "decrease" && low > bound && beyond(settings.allowed, true);
  const isLow = settings.direction !== "increase" && high < -bound && beyond(settings.allowed, false);
  if (!isHigh && !isLow) return { classification: "Pass", critical: false, deviation };
  const critical = settings.critical && beyond(settings.criticalAt, isHigh);
  return { classification: isHigh ? "High" : "Low", critical, deviation };
}

/** Experiment over control; NaN when either mean is zero. */
function meanRatioOf(control: readonly number[], experiment: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [old, now] = [mean(control), mean(experiment)];
  return old === 0 || now === 0 ? Number.NaN : now / old;
}

/** Chance that a value of the experiment is above one of the control; ties count half. */
function commonLanguage(control: readonly number[], experiment: readonly number[]): number {
  let above = 0;
  for (const now of experiment) for (const old of control) above += now > old ? 1 : now === old ? 0.5 : 0;
  return above / (control.length * experiment.length);
}
