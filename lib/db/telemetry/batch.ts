import type { ExceptionSeen } from "@/lib/domain/exception";
import type { RollupDelta } from "@/lib/domain/rollup";
import type { StreamPoint } from "@/lib/domain/stream/point";

/** A version that spoke, with its first and last item (epoch milliseconds). */
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
  /** Its newest item (epoch milliseconds). */
  readonly latestMs: number;
  readonly deltas: readonly RollupDelta[];
  /** What becomes sums only with what their streams said before. */
  readonly points: readonly StreamPoint[];
  readonly exceptions: readonly ExceptionSeen[];
  readonly seen: readonly VersionSeen[];
};
