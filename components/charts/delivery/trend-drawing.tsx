import { useId } from "react";
import type { TrendModel } from "@/lib/charts/delivery/trend-model";
import figure from "../figure.module.css";
import styles from "./trend-chart.module.css";

const ACROSS = 1000;
/** Marks of failures stand right under the plot, incidents below them. */
const [TICK_TOP, TICK_BOTTOM, INCIDENT] = [4, 13, 18];

function Marks({ trend }: { trend: TrendModel }) {
  const under = (offset: number): number => trend.plotHeight + offset;
  return (
    <>
      {trend.failures.map((x) => (
        <path key={x} className={styles.failure} d={`M${x} ${under(TICK_TOP)}V${under(TICK_BOTTOM)}`} />
      ))}
      {trend.incidents.map(({ x1, x2 }) => (
        <path key={`${x1} ${x2}`} className={styles.incident} d={`M${x1} ${under(INCIDENT)}H${x2}`} />
      ))}
    </>
  );
}

function Dots({ dots }: { dots: TrendModel["dots"] }) {
  return dots.map(({ x, y, look }) => (
    <g key={`${x} ${y}`}>
      {look === "open" && <path className={styles.goesOn} d={`M${x} ${y}V${y - 12}`} />}
      <path className={look === "end" ? styles.end : styles.rim} d={`M${x} ${y}h0`} />
      {look !== "end" && <path className={styles.hollow} d={`M${x} ${y}h0`} />}
    </g>
  ));
}

/** The drawing itself, stretched to its place; strokes and dots keep their size. */
export function TrendDrawing({ trend }: { trend: TrendModel }) {
  const id = useId();
  return (
    <svg
      className={`${figure.svg} ${styles.svg}`}
      viewBox={`0 0 ${ACROSS} ${trend.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-labelledby={`${id}t`}
      aria-describedby={`${id}d`}
    >
      <title id={`${id}t`}>{trend.title}</title>
      <desc id={`${id}d`}>{trend.caption}</desc>
      {trend.yTicks.map(({ y, isBase }) => (
        <path key={y} className={isBase ? styles.axis : styles.grid} d={`M0 ${y}H${ACROSS}`} />
      ))}
      {trend.band !== null && <path className={styles.band} d={trend.band} />}
      {trend.bars.map(({ x, y, width, height, look }) => (
        <rect key={`${look}${x}`} className={styles[look]} x={x} y={y} width={width} height={height} />
      ))}
      {trend.levels.map(({ y, look }) => (
        <path key={look} className={styles[look]} d={`M0 ${y}H${ACROSS}`} />
      ))}
      {trend.line !== null && <path className={styles.line} d={trend.line} />}
      <Dots dots={trend.dots} />
      <Marks trend={trend} />
    </svg>
  );
}
