"use client";

import { useId } from "react";
import type { LineModel } from "@/lib/charts/line/model";
import { DrawnBox } from "../drawn-box";
import { DrawnLabel } from "../drawn-label";
import figure from "../figure.module.css";
import { MarkShape } from "../mark-shape";
import styles from "./line-chart.module.css";

/** What is drawn; the rest of the model goes elsewhere. */
export type LineShapes = Omit<LineModel, "table" | "live">;

const [MARK_Y, STRIP_BOTTOM] = [6, 12];
/** `before` names the strip already. */
const ROLE_CLASS = { main: "main", p50: "p50", p99: "p99", before: "previous" } as const;

function Grid({ chart }: { chart: LineShapes }) {
  const { plot, yTicks } = chart;
  return yTicks.map(({ y, isBase }) => (
    <line key={y} className={isBase ? styles.axis : styles.grid} x1={plot.x} x2={plot.x + plot.width} y1={y} y2={y} />
  ));
}

function Axes({ chart }: { chart: LineShapes }) {
  const bottom = chart.plot.y + chart.plot.height;
  return (
    <>
      {chart.yTicks.map(({ y, label }) => (
        <DrawnLabel key={y} label={label} className={figure.axis} />
      ))}
      {chart.xTicks.map(({ x, label }) => (
        <g key={x}>
          <line className={styles.axis} x1={x} x2={x} y1={bottom} y2={bottom + 4} />
          <DrawnLabel label={label} className={figure.axis} />
        </g>
      ))}
      {chart.strip !== null && (
        <>
          <path className={styles.before} d={chart.strip.before} />
          <path className={styles.after} d={chart.strip.after} />
        </>
      )}
    </>
  );
}

function Marks({ chart }: { chart: LineShapes }) {
  const bottom = chart.plot.y + chart.plot.height + STRIP_BOTTOM;
  return chart.marks.map(({ x, shape, label, crowded }) => (
    <g key={x}>
      <line className={styles.mark} x1={x} x2={x} y1={MARK_Y} y2={bottom} />
      {shape !== null && (
        <g transform={`translate(${x} ${MARK_Y})`}>
          <MarkShape shape={shape} scale={0.9} />
        </g>
      )}
      {label !== null && <DrawnLabel label={label} className={`${figure.strong} ${crowded ? styles.crowded : ""}`} />}
    </g>
  ));
}

function Stale({ stale }: { stale: NonNullable<LineModel["stale"]> }) {
  const { box, label } = stale;
  return (
    <>
      <DrawnBox box={box} className={styles.stale} />
      <line className={styles.staleEdge} x1={box.x} x2={box.x} y1={box.y} y2={box.y + box.height} />
      {label !== null && <DrawnLabel label={label} className={figure.strong} />}
    </>
  );
}

/** The chart as the server draws it; `data-lines` is what the interactive layer draws anew. */
export function LineDrawing({ chart }: { chart: LineShapes }) {
  const id = useId();
  return (
    <svg
      className={figure.svg}
      viewBox={`0 0 ${chart.width} ${chart.height}`}
      role="img"
      aria-labelledby={`${id}t`}
      aria-describedby={`${id}d`}
    >
      <title id={`${id}t`}>{chart.title}</title>
      <desc id={`${id}d`}>{chart.caption}</desc>
      {chart.serving !== null && <DrawnBox box={chart.serving} className={chart.serving.harmful ? styles.harming : styles.serving} />}
      <Grid chart={chart} />
      <g data-lines="">
        {chart.band !== null && <path className={styles.band} d={chart.band} />}
        {chart.excess !== null && <path className={styles.excess} d={chart.excess.d} />}
        {chart.series.map(({ d, role }) => (
          <path key={`${role}${d}`} className={`${styles.line} ${styles[ROLE_CLASS[role]]}`} d={d} />
        ))}
      </g>
      {chart.series.map(({ label }) => label !== null && <DrawnLabel key={label.text} label={label} className={figure.axis} />)}
      <Axes chart={chart} />
      {chart.stale !== null && <Stale stale={chart.stale} />}
      <Marks chart={chart} />
      {chart.excess !== null && <DrawnLabel label={chart.excess.label} className={`${figure.strong} ${styles.excessText}`} />}
    </svg>
  );
}
