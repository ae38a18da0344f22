/** Sums of one series and minute, while a body is read. */
export type Row = {
  readonly index: number;
  readonly origin: Origin;
  readonly kind: number;
  readonly operation: number;
  readonly minute: number;
  /** The row of the same series made before this one, of another minute. */
  readonly previous: Row | null;
  count: number;
  errors: number;
  ownErrors: number;
  sumUs: number;
  maxUs: number;
};

/** Who spans come from, when they started at first and at last, and the series they made. */
export type Origin = {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  firstMs: number;
  lastMs: number;
  /** By operation and kind: the newest row of that series. */
  readonly series: Map<number, Row>;
};
