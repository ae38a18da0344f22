import type { LogMark } from "@/lib/charts/incident/log";
import { shapeOfState } from "@/lib/charts/incident/mark-shape-of";
import { MarkShape } from "../mark-shape";
import styles from "./stamp.module.css";

const SCALE = 1.25;

/** What happened, as a mark around the origin. Its words stand beside it or in the table. */
export function Stamp({ mark }: { mark: LogMark }) {
  switch (mark.kind) {
    case "state":
      return <MarkShape shape={shapeOfState(mark.state)} scale={SCALE} />;
    case "unrecorded":
      return <MarkShape shape="unrecorded" scale={SCALE} />;
    case "flag":
      return <rect className={styles.flag} x={-3.5} y={-3.5} width={7} height={7} />;
    case "end":
      return <path className={styles.end} d="M0 -8V8" />;
    case "alert":
      return <path className={styles.alert} d="M0 -4.5L4.5 3.5H-4.5z" />;
    case "signal":
      return <circle className={styles.signal} r={3.5} />;
    case "person":
      return <circle className={styles.person} r={3.5} />;
  }
}
