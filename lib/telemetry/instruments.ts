import type { Counter, Histogram, Meter } from "@opentelemetry/api";

export type Instruments = {
  /** Seconds from a body's first byte to its answer, by signal and status. */
  readonly bodies: Histogram;
  /** Points of metrics that are kept, by what became of them. */
  readonly points: Counter;
  /** Seconds of one run of a job, by job and outcome. */
  readonly jobs: Histogram;
  /** Seconds for which a database connection was in use. */
  readonly connections: Histogram;
};

/** Kept on `globalThis`: Next bundles this file more than once. Null until telemetry starts, and after it stops. */
const held = globalThis as typeof globalThis & { wakeInstruments?: Instruments | null };

export const instruments = (): Instruments | null => held.wakeInstruments ?? null;

/** Makes what is measured with; null stops it. */
export function measureWith(meter: Meter | null): void {
  held.wakeInstruments = meter === null ? null : made(meter);
}

const made = (meter: Meter): Instruments => ({
  bodies: meter.createHistogram("wake.ingest.body.duration", { unit: "s", description: "From a body's first byte to its answer" }),
  points: meter.createCounter("wake.ingest.points", { unit: "{point}", description: "Points of kept metrics, by what became of them" }),
  jobs: meter.createHistogram("wake.job.duration", { unit: "s", description: "One run of a background job" }),
  connections: meter.createHistogram("db.client.connection.use_time", { unit: "s", description: "A database connection in use" }),
});
