import type { RollupDelta } from "@/lib/domain/rollup";

/** A version that spoke, with its first and last span (epoch milliseconds). */
export type VersionSeen = {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly firstMs: number;
  readonly lastMs: number;
};

/** What one request body adds. */
export type TelemetryBatch = {
  /** Sixteen bytes in hex, the same for a body that is sent again. */
  readonly id: string;
  /** Its newest span (epoch milliseconds). */
  readonly latestMs: number;
  readonly deltas: readonly RollupDelta[];
  readonly seen: readonly VersionSeen[];
};
