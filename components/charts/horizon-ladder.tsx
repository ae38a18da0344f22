import { useId } from "react";
import type { LadderFigure } from "@/lib/charts/horizon-ladder/figure";
import type { LadderModel, RungModel } from "@/lib/charts/horizon-ladder/model";
import { DrawnBox } from "./drawn-box";
import { DrawnLabel } from "./drawn-label";
import figure from "./figure.module.css";
import styles from "./horizon-ladder.module.css";
import { MarkShape } from "./mark-shape";
import { VerdictWord } from "./verdict/verdict-word";
import { WakePieces } from "./wake-pieces";

function Drawing({ model }: { model: LadderModel }) {
  const id = useId();
  const { width, height, middle, mark } = model;
  return (
    <svg className={figure.svg} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}t`} aria-describedby={`${id}d`}>
      <title id={`${id}t`}>The wake of this release, by horizon</title>
      <desc id={`${id}d`}>{model.description}</desc>
      <pattern id={`${id}hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className={styles.hatch} x1="0" x2="0" y1="0" y2="6" />
      </pattern>
      <g className={styles.hatched}>
        {model.hatches.map((box) => (
          <DrawnBox key={box.x} box={box} fill={`url(#${id}hatch)`} />
        ))}
      </g>
      {model.columns.map((x) => (
        <line key={x} className={styles.column} x1={x} x2={x} y1={0} y2={height} />
      ))}
      {model.levels.map(({ y, label }) => (
        <g key={y}>
          <line className={styles.level} x1={0} x2={width} y1={y} y2={y} />
          <DrawnLabel label={label} className={figure.axis} />
        </g>
      ))}
      <line className={styles.base} x1={0} x2={width} y1={middle} y2={middle} />
      <WakePieces pieces={model.pieces} />
      <g transform={`translate(${mark.x} ${mark.y})`}>
        <MarkShape shape={mark.shape} scale={1.5} />
      </g>
      {model.labels.map((label) => (
        <DrawnLabel key={label.text} label={label} className={`${label.y > height - 12 ? figure.strong : figure.axis} ${figure.halo}`} />
      ))}
    </svg>
  );
}

function Rung({ rung }: { rung: RungModel }) {
  return (
    <li>
      <h3>
        {rung.horizon} <span>{rung.when}</span>
      </h3>
      <VerdictWord state={rung.state} word={rung.word} />
      {rung.effects.map(({ label, value, range }) => (
        <p key={label}>
          {label} <b>{value}</b> {range !== null && <span>{range}</span>}
        </p>
      ))}
      {rung.lines.map((line) => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
    </li>
  );
}

/** The verdict of one release at each horizon: its wake enlarged, and under each column the words. */
export function HorizonLadder({ ladder }: { ladder: LadderFigure }) {
  return (
    <figure className={`${figure.figure} ${styles.ladder}`} aria-label="Verdict by horizon">
      <div className={styles.wide}>
        <Drawing model={ladder.wide} />
      </div>
      <div className={styles.phone}>
        <Drawing model={ladder.phone} />
      </div>
      <ol>
        {ladder.wide.rungs.map((rung) => (
          <Rung key={rung.horizon} rung={rung} />
        ))}
      </ol>
    </figure>
  );
}
