import { useId } from "react";
import type { SparkModel } from "@/lib/charts/spark/build";
import figure from "./figure.module.css";
import styles from "./spark.module.css";

/** A small chart of a tile, drawn on the server only. A dashed line is the period before. */
export function Spark({ spark }: { spark: SparkModel }) {
  const id = useId();
  const { width, height } = spark;
  return (
    <svg className={`${figure.svg} ${styles.spark}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={id}>
      <title id={id}>{spark.description}</title>
      {spark.band !== null && <path className={styles.band} d={spark.band} />}
      {spark.boxes.map(({ x, y, width: w, height: h, look }) => (
        <rect key={`${look}${x}`} className={styles[look]} x={x} y={y} width={w} height={h} rx={look === "failure" ? 0 : 1} />
      ))}
      {spark.previousY !== null && <line className={styles.previous} x1={0} x2={width} y1={spark.previousY} y2={spark.previousY} />}
      {spark.medianY !== null && <line className={styles.median} x1={0} x2={width} y1={spark.medianY} y2={spark.medianY} />}
      {spark.hasBase && <line className={styles.base} x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} />}
      {spark.line !== null && <path className={styles.line} d={spark.line} />}
      {spark.dots.map(({ x, y, look }) => (
        <circle key={`${x} ${y}`} className={styles[look]} cx={x} cy={y} r={look === "end" ? 2.5 : 3} />
      ))}
    </svg>
  );
}
