import { VerdictWord } from "../verdict/verdict-word";
import type { Tip, TipRow } from "./read-tip";
import styles from "./timeline-island.module.css";

export type PlacedTip = {
  readonly tip: Tip;
  readonly left: number;
  readonly top: number;
  readonly above: boolean;
  readonly narrow: boolean;
  /** "2 of 5 here" when a mark stands for several releases. */
  readonly position: string | null;
};

function Row({ row }: { row: TipRow }) {
  return (
    <tr>
      <th scope="row">{row.after}</th>
      <td>{row.errors}</td>
      <td>{row.p95}</td>
      <td>
        {row.state === null ? <span className={styles.quiet}>{row.word}</span> : <VerdictWord state={row.state} word={row.word} small />}
      </td>
    </tr>
  );
}

/** What a release left at each horizon, in the words of the table. */
export function TimelineTip({ tip, left, top, above, narrow, position }: PlacedTip) {
  const place = `${styles.tip} ${above ? styles.above : ""} ${narrow ? styles.narrow : ""}`;
  return (
    <div className={place} style={{ left, top }} data-tip="">
      <p className={styles.title}>
        <b>{tip.title}</b>
        <span>{tip.when}</span>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">After</th>
            <th scope="col">Errors</th>
            <th scope="col">p95</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {tip.rows.map((row) => (
            <Row key={row.after} row={row} />
          ))}
        </tbody>
      </table>
      <p className={styles.foot}>
        {[tip.incident, tip.ended].filter((part) => part !== null).join(" · ")}
        <span className={styles.quiet}>{[position, "Enter opens the release"].filter((part) => part !== null).join(" · ")}</span>
      </p>
    </div>
  );
}
