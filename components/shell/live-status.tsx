"use client";

import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { clockText } from "./clock-text";
import type { LiveState } from "./live-state";
import styles from "./live-status.module.css";
import { useLive } from "./use-live";

type Props = {
  /** Server-sent events: one `change` whenever something visible changed. */
  readonly feedHref: string;
  /** Zone in which the clock is read. */
  readonly zone: string;
  /** When the server drew this page, in ms since 1970. */
  readonly renderedAt: number;
};

const WORD: Readonly<Record<LiveState["phase"], string>> = {
  live: "Live",
  reconnecting: "Reconnecting",
  stale: "Stale since",
  paused: "Paused",
};

/** How fresh the page is, and the button that stops or starts its updates. Changes of phase are read out; the clock is not. */
export function LiveStatus({ feedHref, zone, renderedAt }: Props): ReactNode {
  const { state, toggle } = useLive(feedHref, renderedAt);
  const paused = state.phase === "paused";
  const action = paused ? "Start live updates again" : "Pause live updates";
  return (
    <>
      <button type="button" className={styles.live} data-phase={state.phase} title={action} onClick={toggle}>
        <Icon name={paused ? "play" : "pause"} size={12} />
        <span>{WORD[state.phase]}</span>
        <VisuallyHidden>. {action}</VisuallyHidden>
        <time aria-hidden="true" dateTime={new Date(state.currentAt).toISOString()} suppressHydrationWarning>
          {clockText(state.currentAt, zone)}
        </time>
      </button>
      <VisuallyHidden>
        <span role="status">{state.phase === "live" ? "" : WORD[state.phase]}</span>
      </VisuallyHidden>
    </>
  );
}
