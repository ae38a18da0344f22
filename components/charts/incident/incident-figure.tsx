import type { ReactNode } from "react";
import type { IncidentFigureModel } from "@/lib/charts/incident/model";
import figure from "../figure.module.css";
import { TableToggle } from "../table-toggle";
import { TwinTable } from "../twin-table";
import { IncidentDrawing } from "./incident-drawing";
import styles from "./incident-figure.module.css";

type Props = {
  readonly model: IncidentFigureModel;
  /** The same as a list of stamps, for narrow screens. */
  readonly list: ReactNode;
  /** Further words under the picture. */
  readonly children?: ReactNode;
};

/** Signals, changes, people and phases of an incident on one clock; on a phone the list takes the place of the drawing. */
export function IncidentFigure({ model, list, children }: Props) {
  return (
    <figure className={`${figure.figure} ${styles.figure}`} aria-label={model.title}>
      <div className={figure.drawn}>
        <div className={styles.wide}>
          <IncidentDrawing model={model} />
        </div>
        <div className={styles.narrow}>{list}</div>
      </div>
      <TwinTable table={model.table} />
      <figcaption className={figure.caption}>
        <span>{children}</span>
        <span className={styles.end}>
          <span className={figure.zone}>{model.zoneNote}</span> <TableToggle />
        </span>
      </figcaption>
    </figure>
  );
}
