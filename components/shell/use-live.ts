"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useReducer, useTransition } from "react";
import { type LiveState, nextLive, startLive } from "./live-state";
import { openFeed } from "./open-feed";

/** Changes come in bursts; a page asks for its data at most this often. */
const REFRESH_EVERY_MS = 2_000;
const TICK_MS = 1_000;

type Live = { readonly state: LiveState; readonly toggle: () => void };

/** Keeps the page current: hears of changes at `feedHref`, refreshes the page's data, and knows how fresh it is. */
export function useLive(feedHref: string, renderedAt: number): Live {
  const router = useRouter();
  const [state, send] = useReducer(nextLive, renderedAt, startLive);
  const [refreshing, startTransition] = useTransition();
  const paused = state.phase === "paused";

  useEffect(() => {
    if (paused) return;
    return openFeed(feedHref, (kind) => send({ kind, at: Date.now() }));
  }, [feedHref, paused]);

  useEffect(() => {
    if (paused) return;
    const timer = setInterval(() => document.hidden || send({ kind: "tick", at: Date.now() }), TICK_MS);
    return () => clearInterval(timer);
  }, [paused]);

  const refresh = useEffectEvent(() => {
    send({ kind: "refreshed", at: Date.now() });
    startTransition(() => router.refresh());
  });
  const due = state.behind && state.phase === "live" && !refreshing;
  useEffect(() => {
    if (!due) return;
    const timer = setTimeout(refresh, REFRESH_EVERY_MS);
    return () => clearTimeout(timer);
  }, [due]);

  return { state, toggle: () => send({ kind: paused ? "resumed" : "paused", at: Date.now() }) };
}
