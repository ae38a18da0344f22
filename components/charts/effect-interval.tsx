import { useId } from "react";
import type { EffectModel } from "@/lib/charts/effect-interval/build";
import type { Tone } from "@/lib/domain/verdict";
import { DrawnBox } from "./drawn-box";
import { DrawnLabel } from "./drawn-label";
import styles from "./effect-interval.module.css";
import figure from "./figure.module.css";
import { MarkShape } from "./mark-shape";

const SHAPE = { good: "healthy", warn: "suspect", bad: "regressed", none: "insufficient", live: "watching" } as const satisfies Record<
  Tone,
  string
>;

/** How large an effect is and how sure: a point and its range on a log axis, beside what is normal. */
export function EffectInterval({ effect }: { effect: EffectModel }) {
  const id = useId();
  const { width, height, normal, axisY, ticks, interval, point } = effect;
  return (
    <div className={figure.figure}>
      <svg
        className={`${figure.svg} ${styles.effect}`}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}t`}
        aria-describedby={`${id}d`}
      >
        <title id={`${id}t`}>How much it changed</title>
        <desc id={`${id}d`}>{effect.description}</desc>
        <DrawnBox box={normal} className={styles.normal} />
        {normal.label !== null && <DrawnLabel label={normal.label} className={figure.axis} />}
        <line className={styles.axis} x1={0} x2={width} y1={axisY} y2={axisY} />
        {ticks.map(({ x, label }) => (
          <g key={x}>
            <line className={styles.axis} x1={x} x2={x} y1={axisY} y2={axisY + 4} />
            <DrawnLabel label={label} className={figure.axis} />
          </g>
        ))}
        <line className={`${styles.range} ${styles[effect.tone]}`} x1={interval.x1} x2={interval.x2} y1={interval.y} y2={interval.y} />
        <g transform={`translate(${point.x} ${point.y})`}>
          <MarkShape shape={SHAPE[effect.tone]} scale={1.2} />
        </g>
      </svg>
    </div>
  );
}
