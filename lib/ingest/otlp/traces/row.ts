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

/** When items were at first and at last (halves of nanoseconds). */
export type Times = {
  firstHigh: number;
  firstLow: number;
  lastHigh: number;
  lastLow: number;
};

/** Who spans come from, and when they started. */
export type Origin = Times & {
  readonly index: number;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  /** Those that its resources name, each with its own times. */
  readonly configs: (Times & { readonly config: string })[];
  accepted: number;
};
