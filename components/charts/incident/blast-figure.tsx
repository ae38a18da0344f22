import { useId } from "react";
import { formatPlural } from "@/lib/charts/format";
import type { BlastModel, BlastNode } from "@/lib/charts/incident/blast";
import { DrawnBox } from "../drawn-box";
import { DrawnLabel } from "../drawn-label";
import figure from "../figure.module.css";
import { TableToggle } from "../table-toggle";
import { TwinTable } from "../twin-table";
import styles from "./blast-figure.module.css";

/** How far the harm reached: who calls whom, and which of them were hurt. */
export function BlastFigure({ model }: { model: BlastModel }) {
  const id = useId();
  return (
    <figure className={figure.figure} aria-labelledby={`${id}t`}>
      <div className={figure.drawn}>
        <svg
          className={`${figure.svg} ${styles.graph}`}
          viewBox={`0 0 ${model.width} ${model.height}`}
          role="img"
          aria-labelledby={`${id}t`}
          aria-describedby={`${id}d`}
        >
          <title id={`${id}t`}>{model.title}</title>
          <desc id={`${id}d`}>{model.caption}</desc>
          {model.edges.map(({ key, d, hurt }) => (
            <path key={key} className={hurt ? styles.hurtEdge : styles.edge} d={d} />
          ))}
          {model.nodes.map((node) => (
            <Node key={node.service} node={node} />
          ))}
        </svg>
      </div>
      <TwinTable table={model.table} />
      <figcaption className={figure.caption}>
        <span>
          {model.caption}
          {model.left > 0 && ` ${formatPlural(model.left, "further service")} ${model.left === 1 ? "stands" : "stand"} in the table.`}
        </span>
        <TableToggle />
      </figcaption>
    </figure>
  );
}

function Node({ node }: { node: BlastNode }) {
  return (
    <g data-tone={node.tone} className={styles.node}>
      <DrawnBox box={node.box} className={styles.box} radius={5} />
      <DrawnLabel label={node.label} className={styles.name} />
      {node.note !== null && <DrawnLabel label={node.note} className={styles.note} />}
    </g>
  );
}
