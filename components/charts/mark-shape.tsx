import type { MarkShape as Shape } from "@/lib/charts/wake-timeline/severity";
import styles from "./marks.module.css";

/** The mark of a release around the origin. A halo in the colour of the paper keeps it off the lines. */
export function MarkShape({ shape, scale = 1 }: { shape: Shape; scale?: number }) {
  const at = (value: number): number => Math.round(value * scale * 100) / 100;
  switch (shape) {
    case "regressed":
      return <path className={styles.bad} d={`M0 ${at(-4.5)}L${at(4.5)} 0 0 ${at(4.5)} ${at(-4.5)} 0z`} />;
    case "suspect":
    case "silent":
      return <path className={styles.warn} d={`M0 ${at(-4)}L${at(4)} ${at(3)}H${at(-4)}z`} />;
    case "unrecorded":
      return (
        <>
          <path className={styles.unrecorded} d={`M0 ${at(-5)}L${at(5)} 0 0 ${at(5)} ${at(-5)} 0z`} />
          <path className={styles.bang} d={`M0 ${at(-1.7)}V${at(0.4)}M0 ${at(1.9)}v.1`} />
        </>
      );
    case "watching":
      return (
        <>
          <circle className={styles.live} r={at(3)} />
          <path className={styles.half} d={`M0 ${at(-3)}A${at(3)} ${at(3)} 0 0 1 0 ${at(3)}z`} />
        </>
      );
    case "insufficient":
      return <circle className={styles.open} r={at(2.75)} />;
    case "improved":
      return <circle className={styles.improved} r={at(3)} />;
    case "planned":
      return <circle className={styles.planned} r={at(3.5)} />;
    case "environment":
      return <circle className={styles.other} r={at(2.5)} />;
    case "healthy":
      return <circle className={styles.good} r={at(2.5)} />;
    case "none":
      return null;
  }
}
