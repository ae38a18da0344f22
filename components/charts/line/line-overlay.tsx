"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Area, ComposedChart, Line, Tooltip, XAxis, YAxis } from "recharts";
import type { LineRole } from "@/lib/charts/line/input";
import type { LineLive } from "@/lib/charts/line/model";
import styles from "./line-chart.module.css";
import { LineTip } from "./line-tip";

type Row = LineLive["rows"][number];

const STROKE: Readonly<Record<LineRole, { stroke: string; strokeDasharray?: string }>> = {
  main: { stroke: "var(--chart-after)" },
  p50: { stroke: "var(--chart-mid)" },
  p99: { stroke: "var(--chart-mid)", strokeDasharray: "3 2" },
  before: { stroke: "var(--chart-before)", strokeDasharray: "2 3" },
};

/** Pinned stays, hidden is dismissed until the reader moves, free follows pointer and keys. */
type TipMode = "free" | "pinned" | "hidden";
const ACTIVE: Readonly<Record<TipMode, boolean | undefined>> = { free: undefined, pinned: true, hidden: false };

/** Width of an element on screen, kept up to date. */
function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

/** Calls `then` once recharts has its drawing in the page, which takes it a few renders; returns how to stop waiting. */
function whenDrawn(root: HTMLElement, then: () => void): () => void {
  const observer = new MutationObserver(() => {
    if (root.querySelector('svg[role="application"] path') === null) return;
    observer.disconnect();
    then();
  });
  observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}

function Chart({ live, width, mode }: { live: LineLive; width: number; mode: TipMode }) {
  const { plot, xDomain, yDomain, scale, series, rows, bandLabel } = live;
  const grow = width / live.width;
  const margin = {
    top: plot.y * grow,
    left: plot.x * grow,
    right: (live.width - plot.x - plot.width) * grow,
    bottom: (live.height - plot.y - plot.height) * grow,
  };
  const floor = scale === "log" ? yDomain[0] : Number.NEGATIVE_INFINITY;
  const active = ACTIVE[mode];
  return (
    <ComposedChart width={width} height={live.height * grow} margin={margin} data={[...rows]} title={live.title} desc={live.description}>
      <XAxis dataKey="t" type="number" scale="linear" domain={[...xDomain]} allowDataOverflow hide />
      <YAxis type="number" scale={scale} domain={[...yDomain]} allowDataOverflow hide />
      {bandLabel !== null && (
        <Area dataKey="band" fill="var(--chart-band)" fillOpacity={1} stroke="none" isAnimationActive={false} activeDot={false} />
      )}
      {series.map(({ label, role }, i) => (
        <Line
          key={label}
          name={label}
          dataKey={({ values }: Row) => (values[i] === null || values[i] === undefined ? null : Math.max(floor, values[i]))}
          strokeWidth={1.5}
          dot={false}
          activeDot={{ r: 3, fill: "var(--you)", stroke: "var(--paper)" }}
          isAnimationActive={false}
          {...STROKE[role]}
        />
      ))}
      <Tooltip
        content={<LineTip live={live} />}
        cursor={{ stroke: "var(--you)", strokeWidth: 1 }}
        isAnimationActive={false}
        wrapperStyle={{ zIndex: 20, outline: "none" }}
        {...(active === undefined ? {} : { active })}
      />
    </ComposedChart>
  );
}

/** The same lines on the same scales, with a crosshair: arrow keys move it, Enter pins it, Escape puts it away. */
export function LineOverlay({ live, onReady }: { live: LineLive; onReady: () => void }) {
  const ref = useRef<HTMLDivElement>(null);
  const width = useWidth(ref);
  const [mode, setMode] = useState<TipMode>("free");
  useEffect(() => (ref.current === null ? undefined : whenDrawn(ref.current, onReady)), [onReady]);
  useEffect(() => {
    const root = ref.current;
    if (root === null) return;
    const stop = new AbortController();
    const wake = (mode: TipMode): TipMode => (mode === "hidden" ? "free" : mode);
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") setMode("hidden");
      else setMode(key === "Enter" ? (mode) => (mode === "pinned" ? "free" : "pinned") : wake);
    };
    root.addEventListener("keydown", onKey, { signal: stop.signal });
    root.addEventListener("pointermove", () => setMode(wake), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return (
    <div ref={ref} className={styles.overlay}>
      {width > 0 && <Chart live={live} width={width} mode={mode} />}
    </div>
  );
}
