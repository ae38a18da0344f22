import type { Advance } from "./added";
import { advanceCumulative } from "./advance-cumulative";
import { advanceWindows } from "./advance-windows";
import type { StreamPoint } from "./point";
import type { StreamState } from "./state";

/**
 * Takes one point of a stream: what it adds to the sums, and what to remember for the next. Points may come in any order and twice.
 *
 * @param state what is remembered, null for a stream that was never seen.
 */
export function advanceStream(state: StreamState | null, point: StreamPoint): Advance {
  if (point.temporality === "cumulative") return advanceCumulative(state?.kind === "cumulative" ? state : null, point);
  return advanceWindows(state?.kind === "windows" ? state : null, point);
}
