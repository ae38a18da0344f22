/** How grave a log record is, from the least to the most. The operations of `log` series. */
export const SEVERITIES = ["trace", "debug", "info", "warn", "error", "fatal"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Whether records of a severity tell of a failure. */
export const isFailure = (severity: Severity): boolean => severity === "error" || severity === "fatal";
