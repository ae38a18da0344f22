import type { StagesModel } from "@/lib/charts/delivery/stages";
import styles from "./stage-list.module.css";

/** Where the time of a change goes, in one scale: solid is work, hatched is waiting. */
export function StageList({ stages }: { stages: StagesModel }) {
  return (
    <div className={styles.stages}>
      <h4>
        Where the time goes <span>median</span>
      </h4>
      <ol>
        {stages.bars.map(({ stage, name, doing, percent, median }) => (
          <li key={stage}>
            <span>{name}</span>
            <i className={styles[doing]} style={{ width: `${percent ?? 0}%` }} />
            <b>{median}</b>
          </li>
        ))}
      </ol>
      <p>
        <i className={styles.waiting} />
        Waiting. Medians do not add up.
      </p>
    </div>
  );
}
