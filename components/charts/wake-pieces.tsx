import type { WakePiece } from "@/lib/charts/wake-timeline/model";
import styles from "./wake-pieces.module.css";

/** The bands, lines and bars of a wake. Colour says the verdict, never the size. */
export function WakePieces({ pieces }: { pieces: readonly WakePiece[] }) {
  return pieces.map(({ d, look }) => <path key={`${look}${d}`} className={styles[look]} d={d} />);
}
