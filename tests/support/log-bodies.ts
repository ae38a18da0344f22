import { ns, resourceOf } from "./otlp-build";
import { encodeLogs } from "./otlp-encode-logs";
import type { Happening } from "./stored-sums";

const NUMBERS: Readonly<Record<string, number>> = { info: 9, warn: 13, error: 17 };

/** A record of some severity; those that tell of a failure count as failed. */
export const recorded = (service: string, severity: "info" | "warn" | "error", atMs: number): Happening => ({
  ...{ service, version: "1", kind: "log", operation: severity, atMs, durationUs: 0, failed: severity === "error" },
});

/** The body that holds these records of one service. `salt` tells apart bodies that would be the same. */
export const logBody = (service: string, records: readonly Happening[], salt: number): Uint8Array =>
  encodeLogs([
    {
      attributes: resourceOf(service, "1"),
      records: records.map(({ operation, atMs }) => ({
        timeNs: ns(atMs),
        severity: NUMBERS[operation] ?? 0,
        body: { text: `It went on, ${salt}` },
      })),
    },
  ]);
