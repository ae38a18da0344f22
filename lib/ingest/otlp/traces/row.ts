/** Sums of one series and minute, while a body is read. */
export type Row = {
  readonly index: number;
  readonly origin: Origin;
  readonly kind: number;
  readonly operation: number;
  readonly minute: number;
  count: number;
  errors: number;
  ownErrors: number;
  sumUs: number;
  maxUs: number;
};

/** Who spans come from, and when they started at first and at last (halves of nanoseconds). */
export type Origin = {
  readonly index: number;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  firstHigh: number;
  firstLow: number;
  lastHigh: number;
  lastLow: number;
  accepted: number;
};
