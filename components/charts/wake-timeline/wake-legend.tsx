import { SHAPE_WORD } from "@/lib/charts/wake-timeline/marks";
import type { MarkShape as Shape } from "@/lib/charts/wake-timeline/severity";
import { MarkShape } from "../mark-shape";
import marks from "../marks.module.css";
import styles from "./wake-timeline.module.css";

const BEFORE_FREEZE: readonly Shape[] = ["healthy", "improved", "suspect", "regressed", "watching", "insufficient", "unrecorded"];

function Item({ shape, words, inFreeze = false }: { shape: Shape; words: string; inFreeze?: boolean }) {
  return (
    <li>
      <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
        {inFreeze && <rect className={marks.freeze} x="-5.5" y="-5.5" width="11" height="11" rx="2" />}
        <MarkShape shape={shape} />
      </svg>
      {words}
    </li>
  );
}

/** What each mark means. */
export function WakeLegend() {
  return (
    <ul className={styles.legend}>
      {BEFORE_FREEZE.map((shape) => (
        <Item key={shape} shape={shape} words={SHAPE_WORD[shape]} />
      ))}
      <Item shape="healthy" words="In a freeze" inFreeze />
      <Item shape="planned" words={SHAPE_WORD.planned} />
    </ul>
  );
}
