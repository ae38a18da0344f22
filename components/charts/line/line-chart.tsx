import { type ReactNode, useId } from "react";
import type { LineModel } from "@/lib/charts/line/model";
import figure from "../figure.module.css";
import { TableToggle } from "../table-toggle";
import { TwinTable } from "../twin-table";
import styles from "./line-chart.module.css";
import { LineDrawing } from "./line-drawing";
import { LineIsland } from "./line-island";

/** A line chart: drawn on the server, taken over by an interactive layer of the same scale at the first touch. */
export function LineChart({ chart, tools }: { chart: LineModel; tools?: ReactNode }) {
  const id = useId();
  const { table, live, ...shapes } = chart;
  return (
    <figure className={`${figure.figure} ${styles.chart}`} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id}>{chart.title}</h3>
        {chart.headline !== null && (
          <p>
            <b>{chart.headline.value}</b> <span>{chart.headline.note}</span>
          </p>
        )}
        {tools}
      </div>
      <div className={figure.drawn}>
        <LineIsland live={live}>
          <LineDrawing chart={shapes} />
        </LineIsland>
      </div>
      <TwinTable table={table} />
      <figcaption className={`${figure.caption} ${styles.foot}`}>
        <span>
          {chart.caption} <span className={figure.zone}>{chart.zoneNote}</span>
        </span>
        <TableToggle />
      </figcaption>
    </figure>
  );
}
