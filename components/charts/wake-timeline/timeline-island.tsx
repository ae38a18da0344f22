"use client";

import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import type { TableModel } from "@/lib/charts/table";
import { TwinTable } from "../twin-table";
import { listen } from "./listen";
import { readTip, type Tip } from "./read-tip";
import styles from "./timeline-island.module.css";
import { type PlacedTip, TimelineTip } from "./timeline-tip";
import { type Place, releasesOf } from "./walk";

const [TIP_WIDTH, TIP_HEIGHT, GAP] = [356, 190, 16];

/** The tip for a release, beside its mark and inside the figure. */
function placeTip(root: HTMLElement, table: TableModel, { mark, release }: Place): PlacedTip | null {
  const ids = releasesOf(mark);
  const id = ids[release];
  const tip: Tip | null = id === undefined ? null : readTip(table, id);
  if (tip === null) return null;
  const [frame, target] = [root.getBoundingClientRect(), mark.getBoundingClientRect()];
  const x = target.left + target.width / 2 - frame.left;
  const narrow = frame.width < TIP_WIDTH + 2 * GAP;
  const onLeft = x + GAP + TIP_WIDTH > frame.width;
  const left = narrow ? 0 : Math.max(0, onLeft ? x - GAP - TIP_WIDTH : x + GAP);
  const below = target.bottom + TIP_HEIGHT < window.innerHeight || target.top < TIP_HEIGHT;
  return {
    tip,
    left,
    top: (below ? target.bottom : target.top) - frame.top,
    above: !below,
    narrow,
    position: ids.length > 1 ? `${release + 1} of ${ids.length} here` : null,
  };
}

/** Adds to a drawn timeline what needs a script: the tip over a mark, and walking from mark to mark with the keyboard. */
export function TimelineIsland({ table, children }: { table: TableModel; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const [placed, setPlaced] = useState<PlacedTip | null>(null);
  useEffect(() => {
    const root = ref.current;
    if (root === null) return;
    return listen(root, table, (place) => setPlaced(place === null ? null : placeTip(root, table, place)));
  }, [table]);
  return (
    <div ref={ref} className={styles.root}>
      {children}
      <Suspense>
        <TwinTable table={table} />
      </Suspense>
      <div role="status" className={styles.status}>
        {placed !== null && <TimelineTip {...placed} />}
      </div>
    </div>
  );
}
