import { useId } from "react";
import type { StagesModel } from "@/lib/charts/delivery/stages";
import figure from "../figure.module.css";
import { TableToggle } from "../table-toggle";
import { TwinTable } from "../twin-table";
import styles from "./stage-chart.module.css";

/** Where the time of changes goes: a bar a stage on one scale, solid where somebody works, hatched where the change waits. */
export function StageChart({ stages }: { stages: StagesModel }) {
  const id = useId();
  return (
    <figure className={figure.figure} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        Where the time goes
      </h3>
      <div className={figure.drawn}>
        <ul className={styles.stages}>
          {stages.bars.map(({ stage, name, doing, span, percent, median, was, n }) => (
            <li key={stage} title={`${name}: ${span}; over ${n} changes`}>
              <span className={styles.name}>{name}</span>
              <span className={styles.track}>
                {percent !== null && <span className={styles.bar} data-doing={doing} style={{ width: `${Math.max(percent, 0.5)}%` }} />}
              </span>
              <b>{median}</b>
              <small>{was === null ? "" : `was ${was}`}</small>
            </li>
          ))}
        </ul>
        <ul className={styles.key} aria-label="Key">
          <li>
            <span className={styles.bar} data-doing="work" />
            work
          </li>
          <li>
            <span className={styles.bar} data-doing="waiting" />
            waiting
          </li>
        </ul>
      </div>
      <TwinTable table={stages.table} />
      <figcaption className={figure.caption}>
        <span>{stages.caption}</span>
        <TableToggle />
      </figcaption>
    </figure>
  );
}
