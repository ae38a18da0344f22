import type { WakeFreezeModel, WakeTimelineModel } from "@/lib/charts/wake-timeline/model";
import { DrawnBox } from "../drawn-box";
import { DrawnLabel } from "../drawn-label";
import figure from "../figure.module.css";
import styles from "./wake-drawing.module.css";

function Freeze({ freeze, hatch }: { freeze: WakeFreezeModel; hatch: string }) {
  const { boxes, edgeX, lines } = freeze;
  return (
    <>
      {boxes.map((box) => (
        <g key={box.y}>
          <DrawnBox box={box} className={styles.sunken} />
          <DrawnBox box={box} fill={hatch} />
          {edgeX !== null && <line className={styles.freezeEdge} x1={edgeX} x2={edgeX} y1={box.y} y2={box.y + box.height} />}
        </g>
      ))}
      {lines.map((line, i) => (
        <DrawnLabel
          key={line.text}
          label={line}
          className={`${i === 0 && lines.length > 1 ? figure.strong : figure.axis} ${styles.onHatch}`}
        />
      ))}
    </>
  );
}

/** What lies behind the rows: weekends, the future, freezes and the calendar. */
export function WakeBackdrop({ model, hatch }: { model: WakeTimelineModel; hatch: string }) {
  return (
    <g>
      {model.weekends.map((box) => (
        <DrawnBox key={box.x} box={box} className={styles.sunken} />
      ))}
      {model.future !== null && <DrawnBox box={model.future} className={styles.future} />}
      {model.ticks.map(({ x, y1, y2, strong, label }) => (
        <g key={x}>
          <line className={strong ? styles.week : styles.day} x1={x} x2={x} y1={y1} y2={y2} />
          {label !== null && <DrawnLabel label={label} className={figure.axis} />}
        </g>
      ))}
      {model.freezes.map((freeze) => (
        <Freeze key={`${freeze.lines[0]?.text} ${freeze.boxes[0]?.x}`} freeze={freeze} hatch={hatch} />
      ))}
    </g>
  );
}
