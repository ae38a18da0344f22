export type ExceptionSource = "span" | "log";

/**
 * An exception as one body told of it. How often it happened is counted by series of the kinds `exception` and `exception-log`, whose
 * operation is the signature; this is what a person needs to find its cause.
 */
export type ExceptionSeen = {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  /** Sixteen hex digits that are the same for the same fault: of its type and its frames in the service's own code, else its template. */
  readonly signature: string;
  readonly type: string;
  /** The message with everything that varies from case to case replaced. */
  readonly template: string;
  /** The innermost frames in the service's own code, normalised, the innermost first; empty when there was no stack. */
  readonly frames: readonly string[];
  /** First and last time in this body (epoch milliseconds). */
  readonly firstMs: number;
  readonly lastMs: number;
  readonly sample: ExceptionSample;
};

/** One case, as its sender told it, cut to a bounded length. */
export type ExceptionSample = {
  /** Whether a span or a log record told of it. */
  readonly source: ExceptionSource;
  readonly atMs: number;
  /** Hex, lower case; null when the record belongs to no trace. */
  readonly traceId: string | null;
  readonly spanId: string | null;
  readonly message: string;
  readonly stack: string;
  readonly attributes: Readonly<Record<string, string>>;
};
