import type { ExceptionSeen } from "@/lib/domain/exception";
import type { RollupDelta } from "@/lib/domain/rollup";
import type { StreamPoint } from "@/lib/domain/stream/point";

/** A configuration that a version ran with, by its hash, with its first and last item (epoch milliseconds). */
export type ConfigSeen = { readonly config: string; readonly firstMs: number; readonly lastMs: number };

/** A version that spoke, with its first and last item (epoch milliseconds). */
export type VersionSeen = {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Left out where nothing is known of its configuration. */
  readonly configs?: readonly ConfigSeen[];
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
