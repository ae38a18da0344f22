import { READING_KEY } from "@/lib/charts/wake-timeline/reading-key";
import figure from "../figure.module.css";
import { MarkShape } from "../mark-shape";
import { WakePieces } from "../wake-pieces";
import styles from "./wake-timeline.module.css";

/** How to read a wake: always beside the title, never behind a question mark. */
export function ReadingKeyDrawing() {
  const { width, height, description, mark, pieces, ticks, horizons, bracket } = READING_KEY;
  return (
    <svg
      className={`${figure.svg} ${styles.key}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={description}
    >
      {ticks.map((x) => (
        <line key={x} className={styles.keyTick} x1={x} x2={x} y1={2} y2={height - 14} />
      ))}
      <WakePieces pieces={pieces} />
      <path className={styles.keyAxis} d={`M0 ${mark.y}H${mark.x}M286 ${mark.y}H${bracket.x}`} />
      <g transform={`translate(${mark.x} ${mark.y})`}>
        <MarkShape shape="regressed" scale={1.3} />
      </g>
      {horizons.map(({ x, y, text }) => (
        <text key={text} className={figure.axis} x={x} y={y} textAnchor="middle">
          {text}
        </text>
      ))}
      <path className={styles.keyAxis} d={`M${bracket.x + 5} ${bracket.top}h-5V${bracket.bottom}h5M${bracket.x} ${bracket.middle}h5`} />
      <text className={figure.axis} x={bracket.x + 11} y={bracket.top + 6}>
        <tspan className={figure.strong}>Errors</tspan> ×8
      </text>
      <text className={figure.axis} x={bracket.x + 11} y={bracket.middle + 4}>
        baseline
      </text>
      <text className={figure.axis} x={bracket.x + 11} y={bracket.bottom + 2}>
        <tspan className={figure.strong}>p95</tspan> ×8
      </text>
    </svg>
  );
}
