import { formatClock } from "@/lib/charts/format-time";
import type { ConnectModel } from "@/lib/views/connect/connect";
import styles from "./pulse.module.css";

const WIDTH = 608;
const HEIGHT = 28;

/** One tick for each call, on a line of five minutes; a refused one carries a cross. */
export function Pulse({ heartbeat, zone }: { heartbeat: ConnectModel["heartbeat"]; zone: string }) {
  const from = new Date(heartbeat.from).getTime();
  const span = new Date(heartbeat.to).getTime() - from;
  const x = (at: Date): number => Math.round(((at.getTime() - from) / span) * (WIDTH - 8)) + 4;
  const refused = heartbeat.attempts.filter(({ outcome }) => outcome === "refused").length;
  return (
    <figure className={styles.pulse}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${heartbeat.attempts.length} calls in 5 min, ${refused} refused`}>
        <line className={styles.axis} x1={0} x2={WIDTH} y1={HEIGHT - 4} y2={HEIGHT - 4} />
        {heartbeat.attempts.map((attempt) => {
          const at = x(attempt.at);
          const isRefused = attempt.outcome === "refused";
          return (
            <g
              key={`${attempt.at.getTime()} ${attempt.endpoint} ${attempt.detail}`}
              className={isRefused ? styles.refused : styles.accepted}
            >
              <line x1={at} x2={at} y1={isRefused ? HEIGHT - 12 : 8} y2={HEIGHT - 4} />
              {isRefused && <path d={`M${at - 4} 3l8 8m0 -8l-8 8`} />}
            </g>
          );
        })}
      </svg>
      <figcaption>
        <span>{formatClock(heartbeat.from, zone)}</span>
        <span>{formatClock(heartbeat.to, zone)} now</span>
      </figcaption>
    </figure>
  );
}
