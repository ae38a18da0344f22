import { useId } from "react";
import type { SpreadModel } from "@/lib/charts/delivery/spread";
import figure from "../figure.module.css";
import { TableToggle } from "../table-toggle";
import { TwinTable } from "../twin-table";
import styles from "./spread-chart.module.css";

/** How durations spread: the middle half as a box, the median in it, a line as far as nine in ten reach. */
export function SpreadChart({ spread }: { spread: SpreadModel }) {
  const id = useId();
  return (
    <figure className={figure.figure} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {spread.title}
      </h3>
      <div className={`${figure.drawn} ${styles.drawn}`}>
        {spread.bars.length > 0 && (
          <div className={styles.bars} aria-hidden="true">
            {spread.bars.map(({ left, width, height }) => (
              <span key={left} style={{ left: `${left}%`, width: `${width}%`, height: `${height}%` }} />
            ))}
          </div>
        )}
        <ul>
          {spread.boxes.map(({ name, from, to, median, reach }) => (
            <li key={name} className={styles.row} data-name={name}>
              <span className={styles.name}>{name}</span>
              <span className={styles.track} aria-hidden="true">
                <span className={styles.reach} style={{ left: `${to}%`, width: `${Math.max(0, reach - to)}%` }} />
                <span className={styles.half} style={{ left: `${from}%`, width: `${Math.max(0.5, to - from)}%` }} />
                <span className={styles.median} style={{ left: `${median}%` }} />
              </span>
            </li>
          ))}
        </ul>
        <div className={styles.scale} aria-hidden="true">
          {spread.ticks.map(({ percent, text }) => (
            <span key={percent} style={{ left: `${percent}%` }}>
              {text}
            </span>
          ))}
        </div>
      </div>
      <TwinTable table={spread.table} />
      <figcaption className={figure.caption}>
        <span>
          {spread.caption} <span className={figure.zone}>The axis is logarithmic.</span>
        </span>
        <TableToggle />
      </figcaption>
    </figure>
  );
}
