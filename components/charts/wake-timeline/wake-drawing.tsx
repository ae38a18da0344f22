"use client";

import { useId } from "react";
import type { Label, WakeTimelineModel } from "@/lib/charts/wake-timeline/model";
import type { MarkShape as Shape } from "@/lib/charts/wake-timeline/severity";
import { DrawnBox } from "../drawn-box";
import figure from "../figure.module.css";
import { MarkShape } from "../mark-shape";
import { WakeBackdrop } from "./wake-backdrop";
import styles from "./wake-drawing.module.css";
import { WakeRow } from "./wake-row";

const TARGET = 24;

/** Each shape once, with its target and its ring, for all marks to refer to. */
function Shapes({ id, model }: { id: string; model: WakeTimelineModel }) {
  const used = new Set<Shape>(model.rows.flatMap((row) => row.marks.map(({ shape }) => shape)));
  return [...used].map((shape) => (
    <g key={shape} id={`${id}${shape}`}>
      <rect className={styles.target} x={-TARGET / 2} y={-TARGET / 2} width={TARGET} height={TARGET} />
      <circle className={styles.ring} r={9} />
      <MarkShape shape={shape} scale={model.markScale} />
    </g>
  ));
}

function NowLabel({ x, y, text, anchor }: Label) {
  if (anchor !== "middle")
    return (
      <text className={figure.strong} x={x} y={y} textAnchor={anchor}>
        {text}
      </text>
    );
  return (
    <g>
      <rect className={styles.nowBox} x={x - 41} y={1} width={82} height={20} rx={3} />
      <text className={figure.inverse} x={x} y={y} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}

/** One drawing of the timeline for one class of screen. Sent once as markup and once as its model, which is the smaller by far. */
export function WakeDrawing({ model }: { model: WakeTimelineModel }) {
  const id = useId();
  const { width, height, plot, now, rows } = model;
  const first = rows.findIndex((row) => row.marks.length > 0);
  return (
    <svg
      className={`${figure.svg} ${styles.drawing}`}
      viewBox={`0 0 ${width} ${height}`}
      aria-labelledby={`${id}t`}
      aria-describedby={`${id}d`}
    >
      <title id={`${id}t`}>{model.title}</title>
      <desc id={`${id}d`}>{model.description}</desc>
      <defs>
        <pattern id={`${id}hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className={styles.hatch} x1="0" x2="0" y1="0" y2="6" />
        </pattern>
        <clipPath id={`${id}clip`}>
          <DrawnBox box={{ ...plot, y: 0, height }} />
        </clipPath>
        <Shapes id={id} model={model} />
      </defs>
      <WakeBackdrop model={model} hatch={`url(#${id}hatch)`} />
      {now !== null && <line className={styles.now} x1={now.x} x2={now.x} y1={plot.y - 2} y2={plot.y + plot.height} />}
      {rows.map((row, i) => (
        <WakeRow key={row.service} row={row} width={width} id={id} holdsFocus={i === first} />
      ))}
      {now !== null && <NowLabel {...now.label} />}
    </svg>
  );
}
