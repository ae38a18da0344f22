"use client";

import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from "react";
import type { LineLive } from "@/lib/charts/line/model";
import styles from "./line-chart.module.css";

const LineOverlay = lazy(() => import("./line-overlay").then((module) => ({ default: module.LineOverlay })));

/** Waits beside the server's drawing; the first pointer or focus loads the interactive layer, which then draws the lines. */
export function LineIsland({ live, children }: { live: LineLive; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const [phase, setPhase] = useState<"drawn" | "listening" | "wanted" | "live">("drawn");
  useEffect(() => {
    const root = ref.current;
    if (root === null) return;
    const stop = new AbortController();
    const want = (): void => {
      setPhase("wanted");
      stop.abort();
    };
    root.addEventListener("pointerenter", want, { signal: stop.signal });
    root.addEventListener("focusin", want, { signal: stop.signal });
    setPhase("listening");
    return () => stop.abort();
  }, []);
  const onReady = useCallback(() => {
    const root = ref.current;
    if (root !== null && document.activeElement === root) root.querySelector<SVGElement>('svg[role="application"]')?.focus();
    setPhase("live");
  }, []);
  const waits = phase === "listening" || phase === "wanted";
  const invite = waits ? { tabIndex: 0, role: "group", "aria-label": `${live.title}, explore with the arrow keys` } : {};
  return (
    <div ref={ref} className={styles.island} data-live={phase === "live" || undefined} {...invite}>
      {children}
      {(phase === "wanted" || phase === "live") && (
        <Suspense fallback={null}>
          <LineOverlay live={live} onReady={onReady} />
        </Suspense>
      )}
    </div>
  );
}
