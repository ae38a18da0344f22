import { type ReactNode, Suspense, useId } from "react";
import type { WakeFigure } from "@/lib/charts/wake-timeline/figure";
import figure from "../figure.module.css";
import { Sentence } from "../sentence";
import { TableToggle } from "../table-toggle";
import { ReadingKeyDrawing } from "./reading-key-drawing";
import { TimelineIsland } from "./timeline-island";
import { WakeDrawing } from "./wake-drawing";
import { WakeLegend } from "./wake-legend";
import styles from "./wake-timeline.module.css";

type Props = {
  wake: WakeFigure;
  /** Controls beside the drawing, such as the zoom. */
  tools?: ReactNode;
  /** Where all services are shown; a link appears on a drawing that leaves some out. */
  allHref?: string;
};

/**
 * The signature chart. Drawn on the server for three classes of screen; a small island adds the tip and the
 * keyboard. Each drawing hydrates in its own time, so none holds up the page.
 */
export function WakeTimeline({ wake, tools, allHref }: Props) {
  const id = useId();
  const total = wake.wide.rows.length + wake.wide.hiddenRows;
  const drawings = [wake.wide, wake.medium, wake.phone];
  const classes = [styles.wide, styles.medium, styles.phone];
  return (
    <figure className={`${figure.figure} ${styles.panel}`} aria-labelledby={id}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 id={id}>Wake timeline</h2>
          <p>{wake.summary}</p>
          <WakeLegend />
        </div>
        <ReadingKeyDrawing />
        <div className={styles.tools}>
          {tools}
          <TableToggle />
        </div>
      </div>
      <TimelineIsland table={wake.table}>
        {drawings.map((model, i) => (
          <div key={classes[i]} className={`${figure.drawn} ${classes[i]}`}>
            <Suspense>
              <WakeDrawing model={model} />
            </Suspense>
            {model.hiddenRows > 0 && allHref !== undefined && (
              <p className={styles.more}>
                <a href={allHref}>{`Show all ${total} services`}</a>
              </p>
            )}
          </div>
        ))}
      </TimelineIsland>
      <figcaption className={figure.caption}>
        <span>
          <Sentence phrases={wake.caption} />
        </span>
        <span className={figure.zone}>{wake.zoneNote}</span>
      </figcaption>
    </figure>
  );
}
