/**
 * What the page knows of its connection.
 * `live`: it hears of every change. `reconnecting`: lost, and trying again. `stale`: lost for so long that the numbers on the
 * page may be wrong. `paused`: the reader asked for quiet. Times are in ms since 1970.
 */
export type LiveState = {
  readonly phase: "live" | "reconnecting" | "stale" | "paused";
  /** When the page last knew to be current. */
  readonly currentAt: number;
  /** Whether something changed that the page does not show yet. */
  readonly behind: boolean;
};

export type LiveEvent = {
  readonly kind: "connected" | "lost" | "tick" | "changed" | "refreshed" | "paused" | "resumed";
  readonly at: number;
};

/** After this long without a connection the page calls itself stale. */
export const STALE_AFTER_MS = 30_000;

export const startLive = (at: number): LiveState => ({ phase: "live", currentAt: at, behind: false });

/** The next state; total, and without a clock of its own. */
export function nextLive(state: LiveState, event: LiveEvent): LiveState {
  switch (event.kind) {
    case "paused":
      return { ...state, phase: "paused", currentAt: state.phase === "live" ? event.at : state.currentAt };
    case "resumed":
      return state.phase === "paused" ? { ...state, phase: "reconnecting", behind: true } : state;
    case "changed":
      return state.phase === "paused" ? state : { ...state, behind: true };
    case "refreshed":
      return { ...state, behind: false };
    case "connected":
      // Whatever happened while the connection was lost is missing on the page.
      return state.phase === "paused" || state.phase === "live" ? state : { phase: "live", currentAt: event.at, behind: true };
    case "lost":
      return state.phase === "live" ? { ...state, phase: "reconnecting", currentAt: event.at } : state;
    case "tick":
      return tick(state, event.at);
  }
}

function tick(state: LiveState, at: number): LiveState {
  if (state.phase === "live") return { ...state, currentAt: at };
  if (state.phase === "reconnecting" && at - state.currentAt >= STALE_AFTER_MS) return { ...state, phase: "stale" };
  return state;
}
