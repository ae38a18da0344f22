import type { ReactNode } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./panel-loading.module.css";

/** Heights of the bars in per cent: a quiet silhouette, the same each time. */
const BARS = [58, 66, 50, 72, 60, 78, 64] as const;

type Props = { readonly shape?: "bars" | "rows" };

/** A skeleton of the final size, shown after 150 ms and without motion. The panel around it is `busy`. */
export function PanelLoading({ shape = "bars" }: Props): ReactNode {
  return (
    <div className={styles.loading} data-shape={shape}>
      <VisuallyHidden>Loading</VisuallyHidden>
      {BARS.map((percent) => (
        <span key={percent} style={shape === "bars" ? { height: `${percent}%` } : { width: `${percent}%` }} />
      ))}
    </div>
  );
}
