import type { PointValue } from "./point";
import type { StreamState } from "./state";

/** What a point adds, and the time in which it happened: (startNs, timeNs], or the instant when both are equal. */
export type Added = { readonly startNs: bigint; readonly timeNs: bigint; readonly value: PointValue };

/**
 * What became of a point: `counted`; `replicas`, counted, and another process writes the same stream at the same time; `reset`,
 * counted in full because the total went down; `baseline`, remembered for the next one to be compared with; `known`, a point for
 * this time or a later one was there.
 */
export type PointNote = "counted" | "replicas" | "reset" | "baseline" | "known";

/** What a point adds, and what is remembered after it. */
export type Advance = { readonly state: StreamState; readonly added: Added | null; readonly note: PointNote };
