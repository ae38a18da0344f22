import type { RollupDelta } from "@/lib/domain/rollup";

/** Why a span was not counted although it was sent to be: stable codes, shown to the sender. */
export type RejectReason =
  | "trace-id" // not 16 bytes, or all zero
  | "span-id" // not 8 bytes, or all zero
  | "no-start" // start time 0
  | "too-old" // started more than 24 hours ago
  | "future"; // starts or ends more than 10 minutes from now

/** A version of a service in an environment that this body speaks for, with its first and last span start (epoch milliseconds). */
export type ServiceSeen = {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly firstMs: number;
  readonly lastMs: number;
};

/** What one traces body adds. Spans sent = accepted + ignored + the sum of rejected. */
export type TraceReduction = {
  readonly deltas: readonly RollupDelta[];
  /** Spans counted in a series. */
  readonly accepted: number;
  readonly rejected: readonly { readonly reason: RejectReason; readonly count: number }[];
  /** Valid spans that make no series: INTERNAL, receive and settle, CI/CD. */
  readonly ignored: number;
  /** Latest start or end of an accepted span (epoch milliseconds): a function of the content, so a retry falls into the same slot. */
  readonly latestMs: number | null;
  readonly services: readonly ServiceSeen[];
};
