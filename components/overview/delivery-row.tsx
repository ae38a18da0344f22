import Link from "next/link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { DeliveryRowModel } from "@/lib/views/overview/delivery-row";
import styles from "./delivery-row.module.css";
import { StageList } from "./stage-list";
import { Tile } from "./tile";

/** The five delivery metrics side by side; lead time has room for where it goes. */
export function DeliveryRow({ row }: { row: DeliveryRowModel }) {
  return (
    <>
      <h2>
        <VisuallyHidden>{`Delivery, ${row.span}`}</VisuallyHidden>
      </h2>
      <div className={styles.row}>
        {row.tiles.map((tile) => (
          <Tile
            key={tile.metric}
            tile={tile}
            {...(tile.metric === "leadTimeForChanges" ? { aside: <StageList stages={row.stages} /> } : {})}
          />
        ))}
      </div>
      <p className={styles.note}>
        {row.note} <Link href={row.depthHref}>In depth</Link>
      </p>
    </>
  );
}
