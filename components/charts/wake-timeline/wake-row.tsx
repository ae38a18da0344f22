import { formatPlural } from "@/lib/charts/format";
import { pillWidth } from "@/lib/charts/wake-timeline/clusters";
import type { WakeIncidentBar, WakeMark, WakeRowModel } from "@/lib/charts/wake-timeline/model";
import { DrawnBox } from "../drawn-box";
import { DrawnLabel } from "../drawn-label";
import figure from "../figure.module.css";
import { MarkShape } from "../mark-shape";
import marks from "../marks.module.css";
import { WakePieces } from "../wake-pieces";
import styles from "./wake-drawing.module.css";

const PILL_HEIGHT = 16;

function Pill({ mark }: { mark: WakeMark }) {
  const width = pillWidth(mark.releases.length);
  return (
    <>
      <rect className={styles.target} x={-width / 2} y={-12} width={width} height={24} />
      <rect className={styles.pill} x={-width / 2} y={-PILL_HEIGHT / 2} width={width} height={PILL_HEIGHT} rx={PILL_HEIGHT / 2} />
      <g transform={`translate(${10 - width / 2} 0)`}>
        <MarkShape shape={mark.shape} scale={0.9} />
      </g>
      <text className={figure.strong} x={17 - width / 2} y={4}>
        {mark.releases.length}
      </text>
    </>
  );
}

function Mark({ mark, y, id, inTabOrder }: { mark: WakeMark; y: number; id: string; inTabOrder: boolean }) {
  return (
    <a
      className={styles.mark}
      href={mark.href}
      aria-label={mark.name}
      tabIndex={inTabOrder ? 0 : -1}
      data-releases={mark.releases.join(" ")}
    >
      <g transform={`translate(${mark.x} ${y})`}>
        {mark.inFreeze && <rect className={marks.freeze} x={-6} y={-6} width={12} height={12} rx={2} />}
        {mark.clustered ? <Pill mark={mark} /> : <use href={`#${id}${mark.shape}`} />}
      </g>
    </a>
  );
}

function Incident({ incident }: { incident: WakeIncidentBar }) {
  const { bar, external, label, link } = incident;
  return (
    <>
      {link !== null && <path className={link.confirmed ? styles.link : styles.guess} d={link.d} />}
      <DrawnBox box={bar} className={external ? styles.outside : styles.incident} radius={1.5} />
      {label !== null && <DrawnLabel label={label} className={`${figure.axis} ${styles.incidentText}`} />}
    </>
  );
}

/** One service: its name, its wakes and marks, its incidents. */
export function WakeRow({ row, width, id, holdsFocus }: { row: WakeRowModel; width: number; id: string; holdsFocus: boolean }) {
  const { y, baseline, dividerY, team, label, count } = row;
  const releases = row.marks.reduce((sum, mark) => sum + mark.releases.length, 0);
  return (
    <>
      {dividerY !== null && <line className={styles.divider} x1={0} x2={width} y1={dividerY} y2={dividerY} />}
      {team !== null && <DrawnLabel label={team} className={figure.axis} />}
      <DrawnLabel label={label} className={styles.service} />
      {count !== null && <DrawnLabel label={count} className={figure.axis} />}
      <line className={styles.baseline} x1={baseline.x1} x2={baseline.x2} y1={y} y2={y} />
      <g clipPath={`url(#${id}clip)`}>
        <WakePieces pieces={row.pieces} />
      </g>
      <g aria-label={`${row.service}, ${formatPlural(releases, "release")}`} data-row="">
        {row.marks.map((mark, i) => (
          <Mark key={mark.releases[0]} mark={mark} y={y} id={id} inTabOrder={holdsFocus && i === 0} />
        ))}
      </g>
      {row.notes.map((note) => (
        <DrawnLabel key={note.x} label={note} className={`${figure.axis} ${styles.incidentText}`} />
      ))}
      {row.incidents.map((incident) => (
        <Incident key={incident.id} incident={incident} />
      ))}
    </>
  );
}
