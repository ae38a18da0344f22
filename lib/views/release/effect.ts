import { type EffectModel, effectInterval } from "@/lib/charts/effect-interval/build";
import { formatRatio, formatRatioRange } from "@/lib/charts/format";
import { VERDICT_TONE, type Verdict } from "@/lib/domain/verdict";

const WIDTH = 280;

/** How much moved most: in words, and drawn with its interval. */
export type StrongestEffect = {
  /** `Errors` or `p95`. */
  readonly metric: string;
  /** `×23`, and `17 to 31`. */
  readonly value: string;
  readonly range: string;
  readonly figure: EffectModel;
};

/** Errors or p95, whichever moved further; null when neither could be compared. */
export function strongestEffect(verdict: Verdict): StrongestEffect | null {
  const known = verdict.effects.flatMap(({ metric, effect }) =>
    effect !== null && (metric === "errors" || metric === "p95") ? [{ metric: metric === "errors" ? "Errors" : "p95", effect }] : [],
  );
  const strongest = known.toSorted((a, b) => Math.abs(Math.log(b.effect.ratio)) - Math.abs(Math.log(a.effect.ratio)))[0];
  if (strongest === undefined) return null;
  const { metric, effect } = strongest;
  return {
    metric,
    value: formatRatio(effect.ratio),
    range: formatRatioRange(effect.low, effect.high),
    figure: effectInterval({ metric, effect, normal: { low: null, high: 1.3 }, tone: VERDICT_TONE[verdict.state], width: WIDTH }),
  };
}
