import type { ReactNode } from "react";
import { Comparison } from "@/components/charts/delivery/comparison";
import { Spark } from "@/components/charts/spark";
import { WhyLink } from "@/components/charts/why/why-link";
import type { Tile as TileModel } from "@/lib/views/overview/tile";
import styles from "./tile.module.css";

type Props = {
  readonly tile: TileModel;
  /** Beside the figure, in a tile of double width. */
  readonly aside?: ReactNode;
};

/** One delivery metric: how much, compared with before, its course, what it says, and the way to everything behind it. */
export function Tile({ tile, aside }: Props) {
  const id = `tile-${tile.metric}`;
  return (
    <section className={styles.tile} aria-labelledby={id} data-wide={aside === undefined ? undefined : true}>
      <h3 id={id}>
        {tile.short === null ? (
          tile.name
        ) : (
          <>
            <span className={styles.long}>{tile.name}</span>
            <span className={styles.short}>{tile.short}</span>
          </>
        )}
      </h3>
      <Value tile={tile} />
      {tile.change === null ? <p className={styles.alone}>nothing to compare with</p> : <Comparison change={tile.change} />}
      <div className={styles.plot}>{tile.spark !== null && <Spark spark={tile.spark} />}</div>
      <p className={styles.sentence}>
        {tile.sentence}
        {tile.goal !== null && <span className={styles.goal}>{`Goal: ${tile.goal}`}</span>}
      </p>
      <div className={styles.why}>
        <WhyLink metric={tile.metric} name={tile.name} href={tile.whyHref} />
      </div>
      {aside}
    </section>
  );
}

function Value({ tile: { figure } }: { tile: TileModel }) {
  return (
    <p className={styles.value}>
      {figure.parts.map(({ number, unit }) => (
        <b key={`${number}${unit}`}>
          {number}
          {unit !== "" && <small>{`\u202f${unit}`}</small>}{" "}
        </b>
      ))}
      {figure.kind !== "" && <span>{figure.kind}</span>}
    </p>
  );
}
