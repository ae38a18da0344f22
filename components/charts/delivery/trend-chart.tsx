import { useId } from "react";
import type { TrendModel } from "@/lib/charts/delivery/trend-model";
import figure from "../figure.module.css";
import { TableToggle } from "../table-toggle";
import { TwinTable } from "../twin-table";
import styles from "./trend-chart.module.css";
import { TrendDrawing } from "./trend-drawing";

/** A metric over days, weeks or months, drawn by the server at any width, with its key, its sentence and its table. */
export function TrendChart({ trend }: { trend: TrendModel }) {
  const id = useId();
  return (
    <figure className={figure.figure} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {trend.title}
      </h3>
      <div className={`${figure.drawn} ${styles.drawn}`}>
        <div className={styles.scale} aria-hidden="true">
          {trend.yTicks.map(({ y, text }) => (
            <span key={y} style={{ top: `${y}px` }}>
              {text}
            </span>
          ))}
        </div>
        <div className={styles.plot} style={{ height: `${trend.height}px` }}>
          <TrendDrawing trend={trend} />
        </div>
        <div className={styles.times} aria-hidden="true">
          {trend.xTicks.map(({ percent, text, rank, end }) => (
            <span key={percent} data-rank={rank} style={end ? { right: `${Math.max(0, 100 - percent)}%` } : { left: `${percent}%` }}>
              {text}
            </span>
          ))}
        </div>
        {trend.key.length > 0 && (
          <ul className={styles.key} aria-label="Key">
            {trend.key.map(({ look, text }) => (
              <li key={look} data-look={look}>
                {text}
              </li>
            ))}
          </ul>
        )}
      </div>
      <TwinTable table={trend.table} />
      <figcaption className={figure.caption}>
        <span>
          {trend.caption} <span className={figure.zone}>{trend.zoneNote}.</span>
        </span>
        <TableToggle />
      </figcaption>
    </figure>
  );
}
