import { useId } from "react";
import type { IncidentFigureModel, LaneModel, PhaseModel, StampModel } from "@/lib/charts/incident/model";
import { DrawnBox } from "../drawn-box";
import { DrawnLabel } from "../drawn-label";
import figure from "../figure.module.css";
import styles from "./incident-drawing.module.css";
import { Stamp } from "./stamp";

/** The clock of an incident as the server draws it. */
export function IncidentDrawing({ model }: { model: IncidentFigureModel }) {
  const id = useId();
  const { plot, harm, onset } = model;
  const bottom = plot.y + plot.height;
  return (
    <svg
      className={figure.svg}
      viewBox={`0 0 ${model.width} ${model.height}`}
      role="img"
      aria-labelledby={`${id}t`}
      aria-describedby={`${id}d`}
    >
      <title id={`${id}t`}>{model.title}</title>
      <desc id={`${id}d`}>{model.description}</desc>
      {harm !== null && <DrawnBox box={harm} className={styles.harm} />}
      {model.ticks.map(({ x, label }) => (
        <g key={x}>
          <line className={styles.tick} x1={x} x2={x} y1={16} y2={bottom} />
          <DrawnLabel label={label} className={figure.axis} />
        </g>
      ))}
      {model.lanes.map((lane) => (
        <Lane key={lane.service} lane={lane} from={plot.x} to={plot.x + plot.width} />
      ))}
      {model.rows.map(({ y, label }) => (
        <g key={y}>
          <line className={styles.row} x1={plot.x} x2={plot.x + plot.width} y1={y} y2={y} />
          <DrawnLabel label={label} className={styles.name} />
        </g>
      ))}
      {onset !== null && (
        <>
          <line className={styles.onset} x1={onset.x} x2={onset.x} y1={plot.y - 4} y2={bottom} />
          <DrawnLabel label={onset.label} className={`${figure.strong} ${figure.halo}`} />
        </>
      )}
      {model.stamps.map((stamp) => (
        <Stamped key={stamp.key} stamp={stamp} />
      ))}
      {model.phases.map((phase) => (
        <Phase key={phase.key} phase={phase} />
      ))}
      {model.total !== null && <DrawnLabel label={model.total} className={styles.name} />}
    </svg>
  );
}

function Lane({ lane, from, to }: { lane: LaneModel; from: number; to: number }) {
  return (
    <>
      <path className={styles.area} d={lane.area} />
      <line className={styles.base} x1={from} x2={to} y1={lane.baseY} y2={lane.baseY} />
      {lane.beforeY !== null && <line className={styles.before} x1={from} x2={to} y1={lane.beforeY} y2={lane.beforeY} />}
      <path className={styles.line} d={lane.line} />
      <DrawnLabel label={lane.label} className={styles.name} />
      <DrawnLabel label={lane.noteLabel} className={figure.axis} />
    </>
  );
}

function Stamped({ stamp }: { stamp: StampModel }) {
  return (
    <>
      {stamp.bar !== null && <DrawnBox box={stamp.bar} className={stamp.tone === "bad" ? styles.harming : styles.rolling} radius={1} />}
      <g transform={`translate(${stamp.x} ${stamp.y})`}>
        <Stamp mark={stamp.mark} />
      </g>
      {stamp.label !== null && (
        <DrawnLabel label={stamp.label} className={`${stamp.strong ? figure.strong : figure.axis} ${figure.halo}`} />
      )}
    </>
  );
}

function Phase({ phase }: { phase: PhaseModel }) {
  return (
    <>
      <DrawnBox box={phase.box} className={phase.longest ? styles.longest : styles.phase} radius={2} />
      {phase.label !== null && <DrawnLabel label={phase.label} className={phase.longest ? figure.inverse : figure.strong} />}
    </>
  );
}
