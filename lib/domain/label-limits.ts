/** Where everything goes that is over a limit: counted, and visible under this name. */
export const OTHER = "other";

/** How many labels a sender may make: raw paths as operations, a version for each process, a service for each pod were all seen in the field. */
export const LABEL_LIMITS = {
  services: 10_000,
  /** Of a service. */
  environments: 50,
  /** Of a service in an environment. */
  versionsADay: 500,
  /** Of a version in an environment; what comes after is not kept. */
  configurations: 200,
  /** Of a service and kind of series. */
  operations: 200,
  /** Of a service; faults come and go, and a new one must not be lost to those of last year. */
  signaturesADay: 1_000,
  /** In the catalogue of a service. */
  metrics: 2_000,
  /** Names of attributes of a metric in the catalogue. */
  metricAttributes: 64,
} as const;
